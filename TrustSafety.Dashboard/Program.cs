using TrustSafety.Dashboard.Cli;

return await CommandLine.RunAsync(args);
