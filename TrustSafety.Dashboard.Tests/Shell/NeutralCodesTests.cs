using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class NeutralCodesTests
{
    private static readonly NeutralCodes Codes = new(Options.Create(new NeutralOptions { Names = "minor_safety, minor_safety_csam, violent extremism" }));

    [Theory]
    [InlineData("minor_safety × DE", "S1 × DE")]
    [InlineData("minor_safety_csam, minor_safety", "S2, S1")]
    [InlineData("Minor safety and Violent-Extremism rose", "S1 and S3 rose")]
    [InlineData("violent_extremism.", "S3.")]
    [InlineData("minor_safetyness of pre_minor_safety", "minor_safetyness of pre_S1")]
    [InlineData("hate_speech", "hate_speech")]
    [InlineData("", "")]
    public void In_Names_StandAsCodes(string text, string coded) => Assert.Equal(coded, Codes.In(text));

    [Fact]
    public void In_CodedAlready_StaysAsItIs() => Assert.Equal("S1 × S3", Codes.In(Codes.In("minor_safety × violent_extremism")));

    [Fact]
    public void In_NoNames_ChangesNothing() => Assert.Equal("minor_safety", new NeutralCodes(Options.Create(new NeutralOptions { Names = "" })).In("minor_safety"));

    [Fact]
    public void Json_ForTheBrowser_HasThePatternAndTheCodes()
    {
        var json = JsonDocument.Parse(Codes.Json).RootElement;
        Assert.Equal("S2", json.GetProperty("codes").GetProperty("minor_safety_csam").GetString());
        Assert.Matches(new Regex(json.GetProperty("pattern").GetString()!), "of minor_safety");
    }

    [Theory]
    [InlineData("csam, self_harm", true)]
    [InlineData("", true)]
    [InlineData("csam, CSAM", false)]
    [InlineData("a(b", false)]
    [InlineData("_csam", false)]
    public void Names_OfTheSettings_AreWordsEachOnce(string names, bool accepted) => Assert.Equal(accepted, NeutralOptions.Accepts(names));
}
