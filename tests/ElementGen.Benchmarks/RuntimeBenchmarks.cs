using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ElementGen.Benchmarks.Contestants;

namespace ElementGen.Benchmarks;

/// <summary>What the runtime library does for every provisioning.</summary>
[InProcess]
[MemoryDiagnoser]
public class RuntimeBenchmarks : IDisposable
{
    private static readonly ProvisionOptions Options = new() { Tags = ["acme", "sms"] };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly InfobipSms.Configuration _configuration = InfobipSms.Filled;
    private Utf8JsonWriter? _json;

    /// <summary>The body of a request.</summary>
    [Benchmark]
    public void RequestBody()
    {
        _buffer.ResetWrittenCount();
        CreateInstanceBody.Write(_buffer, InstanceBody.Filled.Name, InfobipSms.Filled, Options);
    }

    /// <summary>The same body by a generated serializer.</summary>
    [Benchmark(Baseline = true)]
    public void SerializedBody()
    {
        _buffer.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_buffer);
        _json.Reset();
        JsonSerializer.Serialize(_json, InstanceBody.Filled, BodyJson.Default.InstanceBody);
    }

    /// <summary>The check before any request, when nothing is missing.</summary>
    /// <returns>0.</returns>
    [Benchmark]
    public int MissingEntries() => InfobipSms.Element.GetMissingEntries(_configuration).Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        _json?.Dispose();
        GC.SuppressFinalize(this);
    }
}
