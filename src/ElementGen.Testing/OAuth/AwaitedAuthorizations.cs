namespace ElementGen.Testing;

/// <summary>The authorizations whose callbacks are waited for. Thread-safe.</summary>
internal sealed class AwaitedAuthorizations
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PendingAuthorization, TaskCompletionSource<OAuthGrant>> _awaited = [];
    private bool _hasEnded;

    /// <summary>Waits for an authorization.</summary>
    /// <returns>Its grant, or the exception that says why there is none.</returns>
    /// <exception cref="InvalidOperationException">Somebody waits for it already.</exception>
    /// <exception cref="ObjectDisposedException">No callback comes any more.</exception>
    public Task<OAuthGrant> Add(PendingAuthorization authorization)
    {
        var grant = new TaskCompletionSource<OAuthGrant>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_hasEnded, typeof(OAuthCallbackListener));
            return _awaited.TryAdd(authorization, grant)
                ? grant.Task
                : throw new InvalidOperationException("This authorization is waited for already. It gives its grant once.");
        }
    }

    /// <summary>Ends the wait for an authorization.</summary>
    /// <returns>Whether it was waited for; false once its callback has come.</returns>
    public bool Remove(PendingAuthorization authorization)
    {
        lock (_gate)
            return _awaited.Remove(authorization);
    }

    /// <summary>Gives a callback to the authorization that it answers.</summary>
    /// <param name="callback">The address, or what is behind its question mark. Anybody can have written it.</param>
    /// <returns>What to tell the person.</returns>
    public CallbackPage Take(string callback)
    {
        lock (_gate)
        {
            foreach (var (authorization, grant) in _awaited)
            {
                try
                {
                    grant.SetResult(authorization.Complete(callback));
                    _awaited.Remove(authorization);
                    return CallbackPage.Granted;
                }
                catch (AuthorizationException exception)
                    when (exception.Problem is AuthorizationProblem.Refused or AuthorizationProblem.Expired)
                {
                    grant.SetException(exception);
                    _awaited.Remove(authorization);
                    return exception.Problem == AuthorizationProblem.Refused ? CallbackPage.Refused : CallbackPage.Expired;
                }
                catch (AuthorizationException)
                {
                    // It answers another authorization, or none: this one waits on.
                }
            }
        }

        return CallbackPage.Unknown;
    }

    /// <summary>Ends all waits, because no callback comes any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            foreach (var grant in _awaited.Values)
                grant.SetException(new ObjectDisposedException(nameof(OAuthCallbackListener)));

            _awaited.Clear();
        }
    }
}
