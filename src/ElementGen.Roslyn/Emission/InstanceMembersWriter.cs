using ElementGen.Roslyn.Classes;
using ElementGen.Roslyn.Writing;

namespace ElementGen.Roslyn.Emission;

/// <summary>
/// Writes the members with which an instance is provisioned, attached and used. They have the documentation of the library's interfaces,
/// which editors show for members that implement one.
/// </summary>
internal static class InstanceMembersWriter
{
    public static void Write(SourceWriter writer, ClassToGenerate source, QualifiedName self)
    {
        var room = source.Class.Room;
        var element = new Identifier(DescriptorWriter.PropertyOf(source.Class));
        if (room.Has(GeneratedMember.Instance))
            WriteInstance(writer);
        if (room.Has(GeneratedMember.ConfigurationDiffers))
            WriteConfigurationDiffers(writer);
        if (room.HasInterface)
            WriteConnection(writer, self);
        if (room.Has(GeneratedMember.EnsureProvisionedAsync))
            WriteEnsure(writer, self, element);
        if (room.Has(GeneratedMember.ProvisionAsync))
            WriteProvision(writer, self, element);
        if (source.MayHaveGrant && room.Has(GeneratedMember.ProvisionWithGrantAsync))
            WriteProvisionWithGrant(writer, self, element);
        if (source.MayHaveGrant && room.Has(GeneratedMember.AuthorizeAsync))
            WriteAuthorize(writer);
        if (room.Has(GeneratedMember.Attach))
            WriteAttach(writer, self, element);
        if (room.Has(GeneratedMember.AttachAsync))
            WriteAttachByToken(writer, self, element);
        if (room.Has(GeneratedMember.UpdateAsync) && room.CanCreateConfiguration)
            WriteUpdate(writer, source);
        if (room.Has(GeneratedMember.DeleteAsync))
            WriteDelete(writer);
        if (room.Has(GeneratedMember.SendAsync))
            WriteSend(writer);

        writer.Line();
    }

    private static void WriteInstance(SourceWriter writer) => writer.Lines($"""

        public _eg::ProvisionedInstance Instance => _connection.Instance;
        """);

    private static void WriteConfigurationDiffers(SourceWriter writer) => writer.Lines($"""

        public bool ConfigurationDiffers => _connection.ConfigurationDiffers;

        """);

    private static void WriteConnection(SourceWriter writer, QualifiedName self) =>
        writer.Line($"_eg::InstanceConnection _eg::IElementInstance<{self}>.Connection => _connection;");

    private static void WriteEnsure(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static async _ts::Task<{self}> EnsureProvisionedAsync(
        	_eg::ElementsClient client, string name, Configuration configuration,
        	_eg::EnsureOptions? options = null, _th::CancellationToken cancellationToken = default)
        	=> new(await _eg::InstanceConnection.EnsureProvisionedAsync(
        		{element}, client, name, configuration, options, cancellationToken).ConfigureAwait(false));
        """);

    private static void WriteProvision(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static async _ts::Task<{self}> ProvisionAsync(
        	_eg::ElementsClient client, string name, Configuration configuration,
        	_eg::ProvisionOptions? options = null, _th::CancellationToken cancellationToken = default)
        	=> new(await _eg::InstanceConnection.ProvisionAsync(
        		{element}, client, name, configuration, options, cancellationToken).ConfigureAwait(false));
        """);

    private static void WriteProvisionWithGrant(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static async _ts::Task<{self}> ProvisionAsync(
        	_eg::ElementsClient client, string name, Configuration configuration, _eg::OAuthGrant grant,
        	_eg::ProvisionOptions? options = null, _th::CancellationToken cancellationToken = default)
        	=> new(await _eg::InstanceConnection.ProvisionWithGrantAsync(
        		{element}, client, name, configuration, grant, options, cancellationToken).ConfigureAwait(false));
        """);

    private static void WriteAuthorize(SourceWriter writer) => writer.Lines($"""

        public static _ts::Task<_eg::PendingAuthorization> AuthorizeAsync(
        	_eg::ElementsClient client, Configuration configuration,
        	_eg::AuthorizationOptions? options = null, _th::CancellationToken cancellationToken = default)
        	=> _eg::InstanceConnection.AuthorizeAsync(client, configuration, options, cancellationToken);
        """);

    private static void WriteAttach(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static {self} Attach(_eg::ElementsClient client, _eg::ProvisionedInstance instance)
        	=> new(_eg::InstanceConnection.Attach({element}, client, instance));
        """);

    private static void WriteAttachByToken(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static async _ts::Task<{self}> AttachAsync(
        	_eg::ElementsClient client, _eg::Secret token, _th::CancellationToken cancellationToken = default)
        	=> new(await _eg::InstanceConnection.AttachAsync({element}, client, token, cancellationToken).ConfigureAwait(false));
        """);

    private static void WriteUpdate(SourceWriter writer, ClassToGenerate source)
    {
        writer.Lines($"""

            public _ts::Task UpdateAsync(
            	global::System.Func<Configuration, Configuration> change, _th::CancellationToken cancellationToken = default)
            """);
        writer.Append("\t=> _connection.UpdateAsync(");
        ConfigurationWriter.WriteEmpty(writer, source);
        writer.Line(", change, cancellationToken);");
    }

    private static void WriteDelete(SourceWriter writer) => writer.Lines($"""

        public _ts::Task DeleteAsync(_th::CancellationToken cancellationToken = default)
        	=> _connection.DeleteAsync(cancellationToken);
        """);

    private static void WriteSend(SourceWriter writer) => writer.Lines($"""

        public _ts::Task<global::System.Net.Http.HttpResponseMessage> SendAsync(
        	global::System.Net.Http.HttpRequestMessage request, _th::CancellationToken cancellationToken = default)
        	=> _connection.SendAsync(request, cancellationToken);
        """);
}
