namespace ElementGen.Tests;

/// <summary>An element without groups.</summary>
[ElementInstance("infobip")]
public partial class InfobipSms;

/// <summary>An element whose authentication type selects the entries that count.</summary>
[ElementInstance("bigcommerce")]
public partial class BigCommerce;

/// <summary>An element with a control that has no property: only <see cref="ElementConfiguration.Additional"/> can set it.</summary>
[ElementInstance("shop")]
public partial class Shop;

/// <summary>An element with options whose texts are no identifiers.</summary>
[ElementInstance("authorizenet")]
public partial class AuthorizeNet;

/// <summary>An element with OAuth 2.</summary>
[ElementInstance("box")]
public partial class Box;

/// <summary>An element with OAuth 1.</summary>
[ElementInstance("quickbooks")]
public partial class QuickBooks;
