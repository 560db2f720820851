using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Tests.Documentation;

/// <summary>Makes an example of a page compilable: adds what a reader has already, and nothing else.</summary>
internal static class PageExample
{
    /// <summary>The usings of new projects and of our packages, and types that stand for the reader's own.</summary>
    public const string Surroundings = """
        global using System;
        global using System.Buffers;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using ElementGen;
        global using ElementGen.Storage;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.DataProtection;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;

        [ElementInstance("bigcommerce")]
        public partial class Shop;

        public sealed record Tenant(string User, ElementGen.Secret Password, string? Sender);
        """;

    // What is given to an example that uses it without declaring it.
    private static readonly (string Type, string Name)[] Given =
    [
        ("IConfiguration", "host"),
        ("Dictionary<string, string>", "vault"),
        ("IReadOnlyDictionary<string, string>", "settings"),
        ("InfobipSms.Configuration", "configuration"),
        ("ElementsClient", "client"),
        ("InfobipSms", "sms"),
        ("IInstanceStore", "store"),
        ("SqliteInstanceStore", "sqlite"),
        ("ElementsCredentials", "credentials"),
        ("Uri", "address"),
        ("IDataProtectionProvider", "protection"),
        ("Box.Configuration", "boxConfiguration"),
        ("Box", "box"),
        ("string", "callback"),
    ];

    /// <summary>Statements get a method around them; declarations stand by themselves.</summary>
    public static string Compilable(string example, int number = 0)
    {
        var root = CSharpSyntaxTree.ParseText(example).GetCompilationUnitRoot();
        if (!root.Members.Any(static member => member is GlobalStatementSyntax))
            return example;

        var declared = root.DescendantNodes().Select(NameDeclaredBy).ToHashSet();
        var used = root.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.Text).ToHashSet();
        var parameters = Given.Where(given => used.Contains(given.Name) && !declared.Contains(given.Name)).Select(static given => $"{given.Type} {given.Name}");
        return $$"""
            {{root.Usings.ToFullString()}}
            #pragma warning disable CS8321 // A local function that the page only shows.
            internal static class Example{{number}}
            {
                internal static async Task RunAsync({{string.Join(", ", (IEnumerable<string>)["string[] args", .. parameters])}})
                {
                    await Task.Yield();
                    {{string.Concat(root.Members.Select(static member => member.ToFullString()))}}
                }
            }
            """;
    }

    private static string? NameDeclaredBy(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        SingleVariableDesignationSyntax variable => variable.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        ForEachStatementSyntax loop => loop.Identifier.Text,
        CatchDeclarationSyntax caught => caught.Identifier.Text,
        _ => null,
    };
}
