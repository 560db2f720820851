using System.Diagnostics;
using Xunit.Abstractions;

namespace ElementGen.Storage.Tests.Ensuring;

// Alone, because other tests would take the processes' time.
[CollectionDefinition(nameof(EnsuringByProcesses), DisableParallelization = true)]
[Collection(nameof(EnsuringByProcesses))]
public sealed class EnsuringByProcessesInSqlite(ITestOutputHelper output) : EnsuringByProcesses(output), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    public void Dispose() => _folder.Dispose();

    protected override Process StartProcess(string work) => StoreProcess.Start("ensure", Database, work);

    protected override IProvisioningStore OpenStore() => SqliteInstanceStore.Open(Database);
}
