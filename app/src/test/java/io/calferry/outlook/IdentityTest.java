package io.calferry.outlook;

import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.MAILBOX;
import static io.calferry.outlook.Items.UID;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.reason;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.Optional;

class IdentityTest {

    private static final String CLASS_ID = "040000008200E00074C5B7101A82E008";
    private static final String REST = "0000000000000000" + "00000000" + "00000000";

    /// As Exchange holds a meeting that came in as UID `abc@example.com`.
    private static final String FOREIGN =
            CLASS_ID
                    + REST
                    + "00000000"
                    + "1C000000"
                    + "7643616C2D55696401000000"
                    + "616263406578616D706C652E636F6D00";

    private static Identity identity(String iCalUid, String globalObjectId) {
        return new Identity(
                Optional.empty(),
                Optional.of(iCalUid).filter(s -> !s.isEmpty()),
                GlobalObjectId.parse(globalObjectId));
    }

    @Test
    void the_uid_is_that_of_exchange() {
        assertThat(identity(UID, FOREIGN).uid()).contains(new Uid(UID));
        assertThat(identity("abc@example.com", "").uid()).contains(new Uid("abc@example.com"));
    }

    @Test
    void without_a_uid_it_is_the_clean_global_object_id() {
        var id =
                CLASS_ID
                        + "07EA0302"
                        + "0000000000000000"
                        + "0000000000000000"
                        + "04000000AABBCCDD";
        var clean =
                CLASS_ID
                        + "00000000"
                        + "0000000000000000"
                        + "0000000000000000"
                        + "04000000AABBCCDD";

        assertThat(identity("", id).uid()).contains(new Uid(clean));
    }

    @Test
    void all_occurrences_of_a_series_have_one_uid() {
        var id =
                CLASS_ID
                        + "07EA0302"
                        + "0000000000000000"
                        + "0000000000000000"
                        + "04000000AABBCCDD";
        var other =
                CLASS_ID
                        + "07EA0309"
                        + "0000000000000000"
                        + "0000000000000000"
                        + "04000000AABBCCDD";

        assertThat(identity(id, "").uid()).isEqualTo(identity(other, "").uid());
    }

    @Test
    void a_foreign_uid_is_found_behind_its_marker() {
        assertThat(identity("", FOREIGN).uid()).contains(new Uid("abc@example.com"));
        assertThat(identity(FOREIGN, "").uid()).contains(new Uid("abc@example.com"));
    }

    @Test
    void outlook_finds_an_item_by_the_id_of_its_uid() {
        assertThat(GlobalObjectId.of(new Uid("abc@example.com")).bytes())
                .isEqualTo(HexFormat.of().parseHex(FOREIGN));
        assertThat(GlobalObjectId.of(new Uid(FOREIGN)).bytes())
                .isEqualTo(HexFormat.of().parseHex(FOREIGN));
        assertThat(GlobalObjectId.of(new Uid("Ünï")).uid()).isEqualTo(new Uid("Ünï"));
    }

    @Test
    void our_own_uid_prevails_and_outlooks_is_there_for_copies() {
        var identity =
                new Identity(Optional.of(new Uid("ours")), Optional.of(UID), Optional.empty());

        assertThat(identity.uid()).contains(new Uid("ours"));
        assertThat(identity.outlooks()).contains(new Uid(UID));
    }

    @Test
    void an_item_that_nothing_names_is_left_out_with_a_reason() {
        var item =
                new Appointment(
                        new Identity(Optional.empty(), Optional.of(" "), Optional.empty()),
                        Optional.empty(),
                        DETAILS,
                        Optional.empty(),
                        Optional.empty());

        assertThat(reason(Outlook.object(item, MAILBOX))).isEqualTo(new Unmapped.NoUid());
    }

    @Test
    void our_mark_stands_apart_from_the_text_and_comes_back() {
        var mark = new Mark("1/work/L/C/abc/def");
        var item =
                new Appointment(
                        Items.identity(),
                        Optional.of(mark),
                        DETAILS,
                        Optional.empty(),
                        Optional.empty());

        assertThat(lines(item, "X-CALFERRY-ORIGIN"))
                .containsExactly("X-CALFERRY-ORIGIN:1/work/L/C/abc/def");
        assertThat(Items.appointment(Items.object(item)).mark()).contains(mark);
    }
}
