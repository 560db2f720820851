using System.Reflection;

namespace ElementGen.Tests;

public sealed class AdditionalEntriesTests
{
    private const string Text = "t0ps3cret";

    private static readonly InfobipSms.Configuration Configuration = new()
    {
        Username = "jane",
        Password = "p+a/s=s",
        Additional = new Dictionary<string, string> { ["new.token"] = Text },
    };

    [Fact]
    public void Every_value_that_public_properties_lead_to_is_a_secret()
    {
        Assert.DoesNotContain(Text, Destructured(Configuration, depth: 4), StringComparison.Ordinal);
        Assert.Contains("new.token", Destructured(Configuration, depth: 4), StringComparison.Ordinal);
        Assert.Equal(Text, Configuration.Additional["new.token"].Reveal());
    }

    [Fact]
    public void Entries_come_from_any_collection_and_null_is_none()
    {
        KeyValuePair<string, string>[] pairs = [new("b", "2"), new("a", "1")];

        Assert.Equal(AdditionalEntries.From(new SortedDictionary<string, string> { ["a"] = "1", ["b"] = "2" }), AdditionalEntries.From(pairs));
        Assert.Same(AdditionalEntries.None, AdditionalEntries.From(null));
        Assert.Equal(AdditionalEntries.None, (AdditionalEntries)new Dictionary<string, string>());
    }

    [Fact]
    public void A_null_value_is_kept_as_an_empty_secret()
    {
        Assert.Equal(Secret.Empty, AdditionalEntries.From([new("a", null!)])["a"]);
    }

    [Fact]
    public void Newtonsoft_Json_reads_a_configuration_with_all_its_entries()
    {
        var configuration = Newtonsoft.Json.JsonConvert.DeserializeObject<InfobipSms.Configuration>(
            """{"Username":"jane","Password":"p+a/s=s","FilterResponseNulls":true,"Additional":{"new.option":"on","none":null}}""")!;

        Assert.Equal(("jane", "p+a/s=s", true), (configuration.Username, configuration.Password.Reveal(), configuration.FilterResponseNulls));
        Assert.Equal("on", configuration.Additional["new.option"].Reveal());
        Assert.Equal(Secret.Empty, configuration.Additional["none"]);
    }

    [Fact]
    public void Newtonsoft_Json_loses_no_token_in_silence()
    {
        foreach (object value in new object[] { Seed.Instance, Configuration, Configuration.Additional, Configuration.Password })
        {
            var exception = Assert.ThrowsAny<Exception>(() => Newtonsoft.Json.JsonConvert.SerializeObject(value));

            Assert.Contains("Reveal()", exception.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Text, exception.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Seed.Instance.Token.Reveal(), exception.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>What a logger writes that takes objects apart by their public properties, dictionaries by their entries.</summary>
    private static string Destructured(object? value, int depth) => value switch
    {
        null => "null",
        string text => text,
        _ when depth == 0 || value.GetType().IsPrimitive => value.ToString()!,
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object?>().Select(item => Destructured(item, depth - 1))),
        _ => string.Join(", ", value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => $"{property.Name}: {Destructured(property.GetValue(value), depth - 1)}")),
    };
}
