using System.Diagnostics.CodeAnalysis;

namespace ElementGen.LocalPlatform;

/// <summary>The calls of the platform that a local platform has.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "A keyword of Visual Basic, which is not supported.")]
public enum Call
{
    /// <summary>A request that is none of the calls below. It is answered with 404 or 405.</summary>
    Unknown,

    /// <summary><c>POST /instances</c>, <c>POST /elements/{keyOrId}/instances</c>.</summary>
    CreateInstance,

    /// <summary><c>GET /instances</c>.</summary>
    ListInstances,

    /// <summary><c>GET /instances/{id}</c>.</summary>
    GetInstance,

    /// <summary><c>PUT /instances/{id}</c>.</summary>
    ReplaceInstance,

    /// <summary><c>PATCH /instances/{id}</c>.</summary>
    UpdateInstance,

    /// <summary><c>DELETE /instances/{id}</c>.</summary>
    DeleteInstance,

    /// <summary><c>PUT /instances/{id}/enabled</c>.</summary>
    EnableInstance,

    /// <summary><c>DELETE /instances/{id}/enabled</c>.</summary>
    DisableInstance,

    /// <summary><c>GET /instances/{id}/configuration</c>, <c>GET /instances/{id}/configuration/{configId}</c>.</summary>
    GetConfiguration,

    /// <summary><c>PATCH /instances/{id}/configuration</c>, <c>PATCH /instances/{id}/configuration/{configId}</c>.</summary>
    UpdateConfiguration,

    /// <summary><c>GET /elements</c>.</summary>
    ListElements,

    /// <summary><c>GET /elements/{keyOrId}</c>.</summary>
    GetElement,

    /// <summary><c>GET /elements/{keyOrId}/configuration</c>.</summary>
    GetElementConfiguration,

    /// <summary><c>GET /elements/{keyOrId}/oauth/url</c>.</summary>
    GetOAuthUrl,

    /// <summary><c>GET /elements/{keyOrId}/oauth/token</c>.</summary>
    GetOAuthToken,

    /// <summary><c>GET /ping</c>, <c>GET /hubs/{hub}/ping</c>, with an instance's token.</summary>
    Ping,

    /// <summary>Any method on <c>/echo</c> or <c>/hubs/{hub}/echo</c>, with an instance's token: answers with what arrived.</summary>
    Echo,

    /// <summary>
    /// A call or a page of the local platform itself, which the real one does not have: administration, consent, journal and health. Faults
    /// are not for these.
    /// </summary>
    LocalPlatform,
}
