using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>
/// Writes the members with which an instance is provisioned, attached and used. They inherit the library's documentation, which would be
/// the same in every class.
/// </summary>
internal static class InstanceMembersWriter
{
    public static void Write(SourceWriter writer, ElementClass elementClass, QualifiedName self)
    {
        var room = elementClass.Room;
        var element = new Identifier(DescriptorWriter.PropertyOf(elementClass));
        if (room.Has(GeneratedMember.Instance))
            WriteInstance(writer);
        if (room.Has(GeneratedMember.ProvisionAsync))
            WriteProvision(writer, self, element);
        if (room.Has(GeneratedMember.Attach))
            WriteAttach(writer, self, element);
        if (room.Has(GeneratedMember.DeleteAsync))
            WriteDelete(writer);
        if (room.Has(GeneratedMember.SendAsync))
            WriteSend(writer);

        writer.Line();
    }

    private static void WriteInstance(SourceWriter writer) => writer.Lines($"""

        /// <inheritdoc/>
        public global::ElementGen.ProvisionedInstance Instance => _connection.Instance;
        """);

    private static void WriteProvision(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        /// <inheritdoc cref="global::ElementGen.InstanceConnection.ProvisionAsync"/>
        public static async global::System.Threading.Tasks.Task<{self}> ProvisionAsync(
        	global::ElementGen.ElementsClient client,
        	string name,
        	Configuration configuration,
        	global::ElementGen.ProvisionOptions? options = null,
        	global::System.Threading.CancellationToken cancellationToken = default)
        	=> new(await global::ElementGen.InstanceConnection.ProvisionAsync(
        		{element}, client, name, configuration, options, cancellationToken).ConfigureAwait(false));
        """);

    private static void WriteAttach(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        /// <inheritdoc/>
        public static {self} Attach(global::ElementGen.ElementsClient client, global::ElementGen.ProvisionedInstance instance)
        	=> new(global::ElementGen.InstanceConnection.Attach({element}, client, instance));
        """);

    private static void WriteDelete(SourceWriter writer) => writer.Lines($"""

        /// <inheritdoc/>
        public global::System.Threading.Tasks.Task DeleteAsync(global::System.Threading.CancellationToken cancellationToken = default)
        	=> _connection.DeleteAsync(cancellationToken);
        """);

    private static void WriteSend(SourceWriter writer) => writer.Lines($"""

        /// <inheritdoc/>
        public global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> SendAsync(
        	global::System.Net.Http.HttpRequestMessage request, global::System.Threading.CancellationToken cancellationToken = default)
        	=> _connection.SendAsync(request, cancellationToken);
        """);
}
