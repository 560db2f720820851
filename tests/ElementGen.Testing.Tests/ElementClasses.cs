namespace ElementGen.Testing.Tests;

[ElementInstance("infobip")]
public partial class InfobipSms;

[ElementInstance("bigcommerce")]
public partial class Shop;

/// <summary>Authorized by OAuth 2.</summary>
[ElementInstance("box")]
public partial class Box;

/// <summary>Authorized by OAuth 1.</summary>
[ElementInstance("quickbooks")]
public partial class Books;
