package io.calferry.servers;

/// A real CalDAV server on 127.0.0.1, on a free port, in a temporary folder. Started once for each
/// JVM by the `shared` method of its class; it goes, with its folder, when the JVM does.
///
/// A server that is not installed fails the test and names the package to install: a test that did
/// not run has shown nothing.
public interface CalDavServer {

    /// A new and empty calendar, in which no test has written.
    Account fresh();

    /// Stops the server and deletes its folder. Only for a test that wants the server gone: the
    /// shared ones end by themselves.
    void stop();
}
