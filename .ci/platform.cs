#:project ../src/ElementGen.LocalPlatform/ElementGen.LocalPlatform.csproj
#:property PublishAot=false
// Runs the local platform until its input ends, and prints the environment variables of a program that uses it.
using ElementGen.LocalPlatform;

await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions { DefinitionsFolder = args[0] });
Console.WriteLine($"ELEMENTS_BASE_ADDRESS={platform.BaseAddress.GetLeftPart(UriPartial.Authority)}");
Console.WriteLine($"ELEMENTS_USER_SECRET={platform.Credentials.UserSecret}");
Console.WriteLine($"ELEMENTS_ORGANIZATION_SECRET={platform.Credentials.OrganizationSecret}");
Console.WriteLine("ready");
await Console.In.ReadToEndAsync();
