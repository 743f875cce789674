// A server that is started again is found within two seconds, up to an hour later; the defaults would soon wait half a minute, and then give up.
Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1800, retryIntervalMilliseconds: 2000 } } });
