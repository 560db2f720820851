using ElementGen;

namespace Acme.Tenants;

/// <summary>Sends the messages of one tenant.</summary>
[ElementInstance("infobip")]
public partial class InfobipSms;
