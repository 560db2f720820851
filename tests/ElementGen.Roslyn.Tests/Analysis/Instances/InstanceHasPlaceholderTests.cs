using static ElementGen.Roslyn.Tests.Analysis.Instances.AcmeInstance;

namespace ElementGen.Roslyn.Tests.Analysis.Instances;

/// <summary>ELG0304: a placeholder for an entry that must be supplied.</summary>
public class InstanceHasPlaceholderTests
{
    [Fact]
    public void The_platforms_own_example_has_a_placeholder_for_each_entry_that_must_be_supplied()
    {
        var reports = new Consumer().WithElements("infobip").WithInstance("""
            {
              "element": {
                "key": "infobip"
              },
              "configuration": {
                "messaging.sms.infobip.sender": "+17777777777",
                "messaging.sms.infobip.username": "<INSERT_INFOBIP_USERNAME>",
                "messaging.sms.infobip.password": "<INSERT_INFOBIP_PASSWORD>",
                "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
              },
              "tags": [
                "<INSERT_TAGS>"
              ],
              "name": "<INSERT_INSTANCE_NAME>"
            }
            """, "instance.json", foundByPlace: true).Analyze();

        const string message = ", which 'infobip' needs, is set to a placeholder; replace it with the real value";
        Assert.Equal(
            [
                new Report("instance.json(7,39)", "\"<INSERT_INFOBIP_USERNAME>\"", "ELG0304", "'messaging.sms.infobip.username'" + message),
                new Report("instance.json(8,39)", "\"<INSERT_INFOBIP_PASSWORD>\"", "ELG0304", "'messaging.sms.infobip.password'" + message),
            ],
            reports);
    }

    [Theory]
    [InlineData("changeme")]
    [InlineData("<your user>")]
    [InlineData(" \\t")]
    [InlineData("TODO")]
    public void A_placeholder_is_reported_at_the_value(string placeholder) => Assert.Equal(
        [("ELG0304", $"\"{placeholder}\"", "'acme.user', which 'acme' needs, is set to a placeholder; replace it with the real value")],
        CheckConfiguration($""" "acme.user": "{placeholder}" """).Select(report => (report.Id, report.Underlined, report.Message)));

    [Fact]
    public void A_placeholder_for_an_entry_that_is_not_asked_for_is_not_reported()
    {
        Assert.Empty(CheckConfiguration(""" "acme.user": "a", "acme.password": "changeme" """));
        Assert.Equal(["ELG0304"], CheckConfiguration(""" "acme.user": "a", "auth.type": "token", "api.token": "changeme" """).Select(report => report.Id));
    }

    [Fact]
    public void A_placeholder_for_an_entry_that_the_editorconfig_takes_out_is_not_reported() =>
        Assert.Empty((Project with { EditorConfig = "[*.json]\nelementgen_optional_entries = acme.user" })
            .WithInstance("""{ "element": { "key": "acme" }, "configuration": { "acme.user": "changeme" } }""").Analyze());
}
