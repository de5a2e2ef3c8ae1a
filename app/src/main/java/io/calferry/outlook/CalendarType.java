package io.calferry.outlook;

import java.util.Arrays;
import java.util.Optional;

/// The calendars by which Outlook can repeat a series (MS-OXOCAL section 2.2.1.44.1, CalendarType),
/// with the names that iCalendar has for them (MS-OXCICAL section 2.1.3.1.1.8).
///
/// Some differ from the Gregorian calendar in their language or in how they count the years, and
/// have its months and days: a rule of iCalendar says what they say.
public enum CalendarType {
    DEFAULT(0x00, "", Months.GREGORIAN),
    GREGORIAN(0x01, "Gregorian", Months.GREGORIAN),
    GREGORIAN_US(0x02, "Gregorian_us", Months.GREGORIAN),
    JAPAN(0x03, "Japan", Months.GREGORIAN),
    TAIWAN(0x04, "Taiwan", Months.GREGORIAN),
    KOREA(0x05, "Korea", Months.GREGORIAN),
    HIJRI(0x06, "Hijri", Months.OWN),
    THAI(0x07, "Thai", Months.GREGORIAN),
    HEBREW(0x08, "Hebrew", Months.OWN),
    GREGORIAN_ME_FRENCH(0x09, "GregorianMeFrench", Months.GREGORIAN),
    GREGORIAN_ARABIC(0x0A, "GregorianArabic", Months.GREGORIAN),
    GREGORIAN_XLIT_ENGLISH(0x0B, "GregorianXlitEnglish", Months.GREGORIAN),
    GREGORIAN_XLIT_FRENCH(0x0C, "GregorianXlitFrench", Months.GREGORIAN),
    JAPAN_LUNAR(0x0E, "JapanLunar", Months.OWN),
    CHINESE_LUNAR(0x0F, "ChineseLunar", Months.OWN),
    SAKA(0x10, "Saka", Months.OWN),
    LUNAR_ETO_CHN(0x11, "LunarEtoChn", Months.OWN),
    LUNAR_ETO_KOR(0x12, "LunarEtoKor", Months.OWN),
    LUNAR_ROKUYOU(0x13, "LunarRokuyou", Months.OWN),
    KOREA_LUNAR(0x14, "KoreaLunar", Months.OWN),
    UMALQURA(0x17, "Umalqura", Months.OWN);

    private enum Months {
        GREGORIAN,
        OWN
    }

    private final int number;
    private final String word;
    private final Months months;

    CalendarType(int number, String word, Months months) {
        this.number = number;
        this.word = word;
        this.months = months;
    }

    /// The name of the calendar of that number where its months are not the Gregorian ones; of a
    /// number that nobody knows, the number.
    public static Optional<String> foreign(int number) {
        var known = Arrays.stream(values()).filter(it -> it.number == number).findFirst();
        return known.isEmpty()
                ? Optional.of("calendar " + number)
                : known.filter(it -> it.months == Months.OWN).map(it -> it.word);
    }

    /// `name` where the months of the calendar of that name are not the Gregorian ones, or where
    /// nobody knows it.
    static Optional<String> foreign(String name) {
        var ours =
                Arrays.stream(values())
                        .filter(it -> it.months == Months.GREGORIAN)
                        .anyMatch(it -> it.word.equalsIgnoreCase(name.strip()));
        return ours ? Optional.empty() : Optional.of(name);
    }
}
