using DigitalTwin.LocalHost;

return args is [PersonaPush.Verb, .. var settings] ? await PersonaPush.RunAsync(settings) : await Startup.RunAsync(args);
