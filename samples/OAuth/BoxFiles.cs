using ElementGen;

namespace Acme.Files;

/// <summary>The company's files at Box.</summary>
[ElementInstance("box")]
public partial class BoxFiles;
