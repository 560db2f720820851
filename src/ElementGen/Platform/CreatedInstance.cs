using System.Text.Json;

namespace ElementGen;

/// <summary>
/// Reads the answer to a creation. The platform tells a token only once: whatever can be read of an answer that holds one is returned, also
/// when the answer broke off behind it or is no JSON.
/// </summary>
internal static class CreatedInstance
{
    /// <summary>Reads the instance that was made.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="element">The element that an instance was asked for.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <exception cref="ElementsApiException">
    /// The platform refused, or its answer holds no usable token; what it tells of the instance is in the exception.
    /// </exception>
    public static ProvisionedInstance Of(PlatformAnswer answer, ElementDescriptor element, string name)
    {
        answer.EnsureSuccess();
        var (made, cause) = Read(answer.Body.Span);
        if (made is null)
        {
            throw answer.BrokenOff is { } brokenOff
                ? PlatformFailure.Unreadable(answer, brokenOff.Problem, brokenOff.Cause)
                : PlatformFailure.Unreadable(answer, answer.Body.IsEmpty ? "is empty" : "is not the JSON that was expected", cause);
        }

        if (InstanceToken.IsUsable(made.Token))
            answer.Call.Secrets.Token = made.Token;

        var instance = answer.Call.Secrets.Masked(made.CompletedBy(element.Key, name).ToReceivedInstance(), element);
        return instance.Token.IsEmpty ? throw WithoutToken(answer, made, instance) : instance;
    }

    private static (InstanceAnswer? Made, Exception? Cause) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return (JsonSerializer.Deserialize(body, InstanceAnswerJson.Default.InstanceAnswer), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (DamagedAnswer.Read(body), e);
        }
    }

    private static ElementsApiException WithoutToken(PlatformAnswer answer, InstanceAnswer made, ProvisionedInstance instance)
    {
        var isTold = made.Id is not null || made.Name is not null;
        var problem = answer.BrokenOff?.Problem ?? (made.Token is null or "" ? "carries no token" : "carries a token that cannot be used")
            + (made.Id is null ? "" : $" for instance {answer.Call.Secrets.ShownId(instance.IdText)}");
        return PlatformFailure.Unreadable(answer, problem, answer.BrokenOff?.Cause, isTold ? instance : null);
    }
}
