package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Shaping.FieldChange;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Fields of events in the language of the person.
class FieldWordsTest {

    private static final FieldWords GERMAN =
            new FieldWords(Texts.of(Locale.GERMAN, ZoneId.of("Europe/Berlin"), FieldWords.class));

    private static List<String> told(String name, String from, String to) {
        var change = new FieldChange(name, from, to);
        return List.of(GERMAN.name(change), GERMAN.before(change), GERMAN.after(change));
    }

    @Test
    void names_dates_and_known_values_are_told_in_the_language() {
        assertThat(told("starts", "2026-11-23 09:00 Europe/Berlin", "2026-11-24"))
                .containsExactly("beginnt", "23.11.2026 09:00", "24.11.2026");
        assertThat(told("starts", "2026-11-23 09:00 Asia/Tokyo", ""))
                .containsExactly("beginnt", "23.11.2026 09:00 Asia/Tokyo", "");
        assertThat(told("shown as", "busy", "free"))
                .containsExactly("gilt als", "beschäftigt", "frei");
    }

    @Test
    void an_occurrence_is_named_by_its_date() {
        assertThat(told("on 2026-11-23 09:00 Europe/Berlin: place", "Room 3", "Room 7"))
                .containsExactly("am 23.11.2026 09:00: Ort", "Room 3", "Room 7");
    }

    @Test
    void what_others_wrote_stays_as_it_is() {
        assertThat(told("title", "2026-11-23", "busy"))
                .containsExactly("Titel", "2026-11-23", "busy");
        assertThat(told("X-OWN", "2026-11-23", "free"))
                .containsExactly("X-OWN", "2026-11-23", "free");
        assertThat(FieldWords.line("  two\n lines\u0007 ")).isEqualTo("two lines");
    }
}
