namespace ElementGen.Testing.Tests;

[ElementInstance("infobip")]
public partial class InfobipSms;

[ElementInstance("bigcommerce")]
public partial class Shop;
