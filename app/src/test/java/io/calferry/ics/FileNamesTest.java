package io.calferry.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class FileNamesTest {

    @Test
    void a_plain_uid_is_the_name() {
        assertThat(FileNames.of(new Uid("5a8e-11@example.com")))
                .isEqualTo("5a8e-11@example.com.ics");
    }

    @Test
    void what_a_file_system_may_not_like_is_replaced_and_a_hash_tells_the_names_apart() {
        assertThat(FileNames.of(new Uid("a/b:c"))).matches("a_b_c\\+[0-9a-f]{24}\\.ics");
        assertThat(FileNames.of(new Uid("../../etc/passwd")))
                .matches("__\\.\\._etc_passwd\\+[0-9a-f]{24}\\.ics");
        assertThat(FileNames.of(new Uid("日本"))).matches("_\\+[0-9a-f]{24}\\.ics");
    }

    @Test
    void names_differ_even_where_case_does_not_count_and_are_short_ascii_and_visible() {
        var uids =
                List.of(
                        "abc",
                        "ABC",
                        "Abc",
                        "a/b",
                        "a_b",
                        "a:b",
                        ".abc",
                        "-abc",
                        "abc.",
                        "con",
                        "CON",
                        "con.x",
                        "nul",
                        "日本",
                        "日曜",
                        " abc",
                        "abc ",
                        "a\\b",
                        "x".repeat(196),
                        "x".repeat(197),
                        "x".repeat(5000),
                        "x".repeat(4999) + "y",
                        "é",
                        "e\u0301");
        var names = uids.stream().map(uid -> FileNames.of(new Uid(uid))).toList();

        assertThat(new HashSet<>(names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList()))
                .hasSize(uids.size());
        assertThat(names)
                .allSatisfy(
                        name -> {
                            assertThat(name).matches("[\\x21-\\x7e]{1,200}").doesNotStartWith("-");
                            assertThat(FileNames.isObject(name)).isTrue();
                        });
        assertThat(names).doesNotContain("con.ics", "CON.ics", "con.x.ics", "nul.ics");
    }

    @Test
    void backups_and_files_that_are_being_written_are_no_objects() {
        assertThat(
                        Stream.of(
                                        ".a.ics",
                                        "a.ics~",
                                        "#a.ics#",
                                        ".a.ics.swp",
                                        "a.ics.tmp",
                                        ".ics",
                                        "a.txt",
                                        "sub/a.ics",
                                        "..\\a.ics",
                                        "tmp4x_9f")
                                .filter(FileNames::isObject))
                .isEmpty();
        assertThat(Stream.of("a.ics", "B.ICS", "with blank.ics").filter(FileNames::isObject))
                .hasSize(3);
    }
}
