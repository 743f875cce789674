using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Workspace.Incidents;

public sealed class IncidentPlaceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("market=BR|ID;surface=comments")]
    [InlineData("market=")]
    [InlineData("category=a%3Db%7Cc%3Bd")]
    public void Text_Read_GivesTheSameTextBack(string text) => Assert.Equal(text, IncidentPlace.Parse(text).ToString());

    [Fact]
    public void Text_OfValuesWithSigns_KeepsThem() => Assert.Equal(["a=b|c;d"], Assert.Single(IncidentPlace.Parse(new IncidentPlace([new("category", ["a=b|c;d"])]).ToString()).Parts).Values);

    [Theory]
    [InlineData("market=BR", "market=BR;surface=feed", true)]
    [InlineData("", "market=BR", true)]
    [InlineData("market=BR|ID", "market=BR", true)]
    [InlineData("market=BR", "surface=feed", false)]
    [InlineData("market=BR|ID;surface=feed", "market=BR|MX;surface=feed", false)]
    public void Nested_Places_AreThoseOfWhichOneHoldsTheOther(string a, string b, bool nested)
    {
        Assert.Equal(nested, IncidentPlace.Parse(a).IsNestedWith(IncidentPlace.Parse(b)));
        Assert.Equal(nested, IncidentPlace.Parse(b).IsNestedWith(IncidentPlace.Parse(a)));
    }

    [Theory]
    [InlineData("market=BR", "market=BR", 1)]
    [InlineData("market=BR;surface=feed", "market=BR", 0.5)]
    [InlineData("market=BR|ID", "market=BR", 0.5)]
    [InlineData("market=BR", "surface=feed", 0)]
    [InlineData("", "", 1)]
    public void Likeness_IsTheShareOfNamesThatAgree(string a, string b, double expected) => Assert.Equal(expected, IncidentPlace.Parse(a).Likeness(IncidentPlace.Parse(b)));
}
