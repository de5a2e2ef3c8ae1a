package io.calferry.bench.ews;

/// Answers one operation of EWS.
interface Operation {

    /// Writes what belongs into the SOAP body. What fails as a whole is thrown, and becomes a
    /// fault; what fails for one of several is a message of its own.
    void answer(Call call, XmlText out) throws Refusal;
}
