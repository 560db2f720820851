namespace ElementGen.Tests;

public sealed class DescriptorTests
{
    [Fact]
    public void An_entry_says_which_kind_of_value_it_takes()
    {
        Assert.Equal((false, false, false), KindOf(InfobipSms.Element, "messaging.sms.infobip.username"));
        Assert.Equal((true, false, false), KindOf(InfobipSms.Element, "messaging.sms.infobip.password"));
        Assert.Equal((false, true, false), KindOf(InfobipSms.Element, "filter.response.nulls"));
        Assert.Equal((false, false, true), KindOf(BigCommerce.Element, "authentication.type"));
    }

    [Fact]
    public void An_element_says_who_it_is()
    {
        var element = BigCommerce.Element;

        Assert.Equal(
            ("bigcommerce", "BigCommerce", "ecommerce", "basic"),
            (element.Key, element.Name, element.Hub, element.Authentication));
        Assert.Null(Shop.Element.Hub);
        Assert.Null(Shop.Element.Authentication);
    }

    [Fact]
    public void Entries_are_copied_so_that_later_changes_do_not_reach_the_element()
    {
        var entries = new List<EntryDescriptor> { new("a", "A", "A", "TEXTAREA") };
        var element = new ElementDescriptor { Key = "box", Name = "Box", Entries = entries };

        entries.Clear();

        Assert.Equal("a", Assert.Single(element.Entries).Key);
    }

    [Fact]
    public void An_element_has_a_key()
    {
        Assert.Throws<ArgumentException>(() => new ElementDescriptor { Key = "", Name = "Box", Entries = [] });
    }

    private static (bool Secret, bool Boolean, bool Choice) KindOf(ElementDescriptor element, string key)
    {
        var entry = element.Entries.Single(entry => entry.Key == key);
        return (entry.IsSecret, entry.IsBoolean, entry.IsChoice);
    }
}
