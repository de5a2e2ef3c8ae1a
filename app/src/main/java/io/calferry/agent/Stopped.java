package io.calferry.agent;

/// How an agent ended.
public enum Stopped {
    /// Every run came to its end and is noted.
    CLEANLY,
    /// Some run did not answer in time. It is left to the end of the process, which loses nothing:
    /// what was written is noted, or recognised by the next run.
    LEAVING_A_RUN
}
