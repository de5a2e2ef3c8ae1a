package io.calferry.desktop.editor;

import io.calferry.agent.Workplace.Certificate;
import io.calferry.desktop.Job;

import java.util.Optional;

/// How far the talk with one side is.
sealed interface Answer {

    /// Nothing is asked.
    record Silent() implements Answer {}

    /// @param job ends it
    record Asking(String what, Job job) implements Answer {}

    /// It went well.
    record Told(String sentence) implements Answer {}

    /// Something has to be mended first.
    ///
    /// @param at the field that it concerns
    /// @param mend what can be done about it at once
    record Troubled(String sentence, Field at, Optional<Mend> mend) implements Answer {}

    /// What can be done about a trouble.
    sealed interface Mend {

        record AllowPlainHttp() implements Mend {}

        /// Says which certificates are trusted.
        record ChooseTrust() implements Mend {}

        /// Looks at the certificate that a server shows, and trusts it or not.
        ///
        /// @param host of the server
        record Judge(String host, Certificate certificate) implements Mend {}

        /// Gives the passphrase of the file that has the password.
        record Unlock() implements Mend {}

        /// Lets the sign-in go to a host that another one named.
        record GoOnTo(String host) implements Mend {}
    }
}
