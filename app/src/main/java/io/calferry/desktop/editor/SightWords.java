package io.calferry.desktop.editor;

import io.calferry.agent.Workplace.Sight;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;

import java.util.ArrayList;

/// What a calendar was found to be, in words.
record SightWords(EndForm form, Texts texts) {

    String facts(Sight.There there) {
        var facts = new ArrayList<String>();
        if (!there.name().isBlank()) {
            facts.add("“" + OneLine.of(there.name()) + "”");
        }
        if (!there.server().isBlank()) {
            facts.add(OneLine.of(there.server()));
        }
        if (form.kind.get().isRemote() && form.signIn.get() != SignInKind.NONE) {
            facts.add(texts.get("signed-in"));
        }
        there.objects().ifPresent(it -> facts.add(texts.get("entries", it)));
        facts.add(
                texts.get(
                        switch (there.access()) {
                            case WRITE -> "writable";
                            case READ -> "read-only";
                        }));
        return String.join(", ", facts);
    }
}
