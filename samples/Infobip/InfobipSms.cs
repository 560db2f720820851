using ElementGen;

namespace Acme.Messaging;

/// <summary>The company's SMS account at Infobip.</summary>
[ElementInstance("infobip")]
public partial class InfobipSms;
