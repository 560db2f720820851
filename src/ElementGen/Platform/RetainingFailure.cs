namespace ElementGen;

/// <summary>Says that a store failed to keep an instance that was made.</summary>
internal static class RetainingFailure
{
    /// <summary>The exception, without a secret.</summary>
    public static InstanceNotRetainedException Of(
        ProvisionedInstance instance, IInstanceStore store, SentSecrets secrets, Exception cause)
    {
        secrets.Token = instance.Token;
        return new InstanceNotRetainedException(
            instance,
            ShownText.Of($"The platform made instance {instance.IdText} '{instance.Name}' of '{instance.Element.Key}', but ")
                + $"{store.GetType().Name} failed to keep it: {secrets.Sentence(cause.Message)} "
                + "This exception's Instance holds it with its token: keep it some other way, or delete it.",
            secrets.Shown(cause));
    }
}
