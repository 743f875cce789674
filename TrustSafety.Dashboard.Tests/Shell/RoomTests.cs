using CsCheck;
using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class RoomTests
{
    private static readonly string[] Keys = ["threshold", "strategies", "beta"];

    private static readonly Gen<string> Text = Gen.Char[" ,:;\\&=+%#?/'\"<>|äß漢\t\nBR0.!"].Array[0, 8].Select(c => new string(c));

    [Fact]
    public void ParseOfToQuery_AnyRoom_GivesItBack() => Gen.Select(Text, Text, Text).Sample((a, b, c) =>
    {
        var room = Room.Empty.With("threshold", a).With("strategies", b).With("beta", c);
        var state = new ViewState { Rows = true, Room = room };
        var (read, notices) = ViewStateParser.Parse("http://localhost/strategies" + state.ToQuery(), Keys);
        Assert.Empty(notices);
        Assert.Equal(state, read);
        Assert.Equal(room, read.Room);
    });

    [Fact]
    public void With_SeveralValues_ReadsThemAsTheyWere() => Text.Where(t => t.Length > 0).Array[1, 4].Sample(words =>
    {
        List<string> given = [.. words.Distinct()];
        var reader = new RoomReader(Room.Empty.With("strategies", given));
        Assert.Equal(given, reader.SomeOf("strategies", given));
        Assert.Empty(reader.Notices);
    });

    [Fact]
    public void ToQuery_KeysInAnyOrder_GiveOneAddress() =>
        Assert.Equal(
            new ViewState { Room = Room.Empty.With("threshold", 0.25).With("beta", 2) }.ToQuery(),
            new ViewState { Room = Room.Empty.With("beta", 2).With("threshold", 0.25) }.ToQuery());

    [Fact]
    public void With_Null_LeavesTheAddress() => Assert.Equal("", new ViewState { Room = Room.Empty.With("beta", 2).With("beta", (double?)null) }.ToQuery());

    [Theory]
    [InlineData("threshold=0.5&threshold=0.6", "threshold", "more than once")]
    [InlineData("threshold=", "threshold", "without a value")]
    [InlineData("treshold=0.5", "treshold", "threshold, strategies, beta, indicator")]
    public void Parse_UnusableRoomKey_SaysSo(string query, string key, string message)
    {
        var notice = Assert.Single(ViewStateParser.Parse("http://localhost/strategies?" + query, Keys).Notices);
        Assert.Equal(key, notice.Key);
        Assert.Contains(message, notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_PageWithoutTheKey_SaysThatItHasNone() => Assert.Equal("threshold", Assert.Single(ViewState.Parse("http://localhost/explore?threshold=0.5").Notices).Key);

    [Fact]
    public void Address_OfAnotherPage_LeavesTheRoomBehind() =>
        Assert.Equal("explore?rows=1", Addresses.Explore(new ViewState { Rows = true, Room = Room.Empty.With("threshold", 0.5) }));

    [Fact]
    public void Pages_DeclareTheirKeys_UnderTheirRoute()
    {
        var pages = RoomPages.Of(typeof(RoomTests).Assembly);
        Assert.Equal(["threshold", "beta"], pages[RoomPages.NameIn("http://localhost/base/made-room.csv?threshold=0.5#curve")]);
    }

    [Theory]
    [InlineData("week")]
    [InlineData("Beta")]
    public void Key_OfEveryPageOrNoWord_IsRefused(string key) => Assert.Throws<ArgumentException>(() => new RoomKeysAttribute(key));

    [Theory]
    [InlineData("1.5", "from 0 to 1")]
    [InlineData("NaN", "from 0 to 1")]
    [InlineData("half", "from 0 to 1")]
    public void Number_Unusable_BecomesTheDefaultAndSaysWhatIsAllowed(string text, string allowed)
    {
        var reader = new RoomReader(Room.Empty.With("threshold", text));
        Assert.Equal(0.5, reader.Number("threshold", 0, 1, otherwise: 0.5));
        Assert.Contains(allowed, Assert.Single(reader.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_Unknown_AreLeftOutAndTheAllowedAreNamed()
    {
        var reader = new RoomReader(Room.Empty.With("strategies", "rule,ghost").With("beta", "x").With("capacity", "12"));
        Assert.Equal(["rule"], reader.SomeOf("strategies", ["hash", "rule"]));
        Assert.Null(reader.OneOf("beta", ["1", "2"]));
        Assert.Equal(12, reader.Whole("capacity", 0, 100));
        Assert.False(reader.Flag("capacity"));
        Assert.Equal(["takes hash or rule.", "takes 1 or 2.", "takes 1 or 0."], reader.Notices.Select(n => n.Message));
        Assert.DoesNotContain(reader.Notices, n => n.Message.Contains("ghost", StringComparison.Ordinal));
    }

    [Route("/made-room"), RoomKeys("threshold", "beta")]
    private sealed class MadePage : ComponentBase;
}
