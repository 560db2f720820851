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

        public _e::ProvisionedInstance Instance => _connection.Instance;
        """);

    private static void WriteConfigurationDiffers(SourceWriter writer) => writer.Lines($"""

        public bool ConfigurationDiffers => _connection.ConfigurationDiffers;

        """);

    private static void WriteConnection(SourceWriter writer, QualifiedName self) =>
        writer.Line($"_e::InstanceConnection _e::IElementInstance<{self}>.Connection => _connection;");

    private static void WriteEnsure(SourceWriter writer, QualifiedName self, Identifier element) =>
        WriteCreation(writer, self, element, "EnsureProvisionedAsync", "EnsureOptions");

    private static void WriteProvision(SourceWriter writer, QualifiedName self, Identifier element) =>
        WriteCreation(writer, self, element, "ProvisionAsync", "ProvisionOptions");

    private static void WriteProvisionWithGrant(SourceWriter writer, QualifiedName self, Identifier element) =>
        WriteCreation(writer, self, element, "ProvisionWithGrantAsync", "ProvisionOptions", " _e::OAuthGrant grant,", "grant, ");

    // On a class, provisioning with a grant is an overload of provisioning.
    private static void WriteCreation(
        SourceWriter writer,
        QualifiedName self,
        Identifier element,
        string method,
        string options,
        string parameter = "",
        string argument = "")
    {
        writer.Line();
        writer.Part($"public static async _t::Task<{self}> ");
        writer.Append(argument.Length == 0 ? method : GeneratedMember.ProvisionAsync.Name);
        writer.Line("(");
        writer.Append("\t_e::ElementsClient client, string name, Configuration configuration,");
        writer.Line(parameter);
        writer.Append("\t_e::");
        writer.Append(options);
        writer.Line("? options = null, _c::CancellationToken cancellationToken = default)");
        writer.Append("\t=> new(await _e::InstanceConnection.");
        writer.Append(method);
        writer.Part($"({element}, client, name, configuration, ");
        writer.Append(argument);
        writer.Line("options, cancellationToken).ConfigureAwait(false));");
    }

    private static void WriteAuthorize(SourceWriter writer) => writer.Lines($"""

        public static _t::Task<_e::PendingAuthorization> AuthorizeAsync(
        	_e::ElementsClient client, Configuration configuration,
        	_e::AuthorizationOptions? options = null, _c::CancellationToken cancellationToken = default)
        	=> _e::InstanceConnection.AuthorizeAsync(client, configuration, options, cancellationToken);
        """);

    private static void WriteAttach(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static {self} Attach(_e::ElementsClient client, _e::ProvisionedInstance instance)
        	=> new(_e::InstanceConnection.Attach({element}, client, instance));
        """);

    private static void WriteAttachByToken(SourceWriter writer, QualifiedName self, Identifier element) => writer.Lines($"""

        public static async _t::Task<{self}> AttachAsync(
        	_e::ElementsClient client, _e::Secret token, _c::CancellationToken cancellationToken = default)
        	=> new(await _e::InstanceConnection.AttachAsync({element}, client, token, cancellationToken).ConfigureAwait(false));
        """);

    private static void WriteUpdate(SourceWriter writer, ClassToGenerate source)
    {
        writer.Line();
        writer.Append("public _t::Task UpdateAsync(_s::Func<Configuration, Configuration> change, ");
        writer.Line("_c::CancellationToken cancellationToken = default)");
        writer.Append("\t=> _connection.UpdateAsync(");
        ConfigurationWriter.WriteEmpty(writer, source);
        writer.Line(", change, cancellationToken);");
    }

    private static void WriteDelete(SourceWriter writer) => writer.Lines($"""

        public _t::Task DeleteAsync(_c::CancellationToken cancellationToken = default) => _connection.DeleteAsync(cancellationToken);
        """);

    private static void WriteSend(SourceWriter writer) => writer.Lines($"""

        public _t::Task<_s::Net.Http.HttpResponseMessage> SendAsync(
        	_s::Net.Http.HttpRequestMessage request, _c::CancellationToken cancellationToken = default)
        	=> _connection.SendAsync(request, cancellationToken);
        """);
}
