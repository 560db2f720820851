namespace ElementGen;

/// <summary>Says that a store failed to keep an instance that was made.</summary>
internal static class RetainingFailure
{
    /// <summary>The exception, without a secret.</summary>
    public static InstanceNotRetainedException Of(
        InstanceKey key, ProvisionedInstance instance, IInstanceStore store, SentSecrets secrets, Exception cause)
    {
        secrets.Token = instance.Token;
        return new InstanceNotRetainedException(
            instance,
            ShownText.Of($"The platform made instance {instance.IdText} '{instance.Name}' of '{instance.Element.Key}', but ")
                + $"{store.GetType().Name} failed to keep it: {secrets.Sentence(cause.Message)} "
                + "This exception's Instance holds it with its token: "
                + ShownText.Of($"keep it with {SavingAdvice.Of(key)} when the store works again, or delete it."),
            secrets.Shown(cause));
    }

    /// <summary>A client deleted the key's instance while another one was being made.</summary>
    public static InstanceNotRetainedException Deleted(InstanceKey key, ProvisionedInstance instance) => new(
        instance,
        ShownText.Of($"The platform made instance {instance.IdText} for {key}, but a client deleted the instance of that name meanwhile. ")
            + "It is not retained. This exception's Instance holds it with its token: delete it; or, if it is wanted, keep it with "
            + ShownText.Of($"{SavingAdvice.Of(key)}."));
}
