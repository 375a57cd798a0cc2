package org.kyodo.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong edit of a file, and the message a clerk reads. */
class WrongPresetTest {
    private static final String FILE = "352039-small.yaml";
    private static final String RIGHT = right();

    @Test
    void the_file_is_right_before_the_edit() {
        assertThat(read(RIGHT).code()).hasToString("352039");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource
    void one_setting_is_wrong(String from, String to, String message) {
        assertThat(RIGHT.split(java.util.regex.Pattern.quote(from), -1))
                .as("%s stands once in the file", from)
                .hasSize(2);

        assertThatThrownBy(() -> read(RIGHT.replace(from, to))).isInstanceOfSatisfying(InvalidPreset.class, e -> {
            assertThat(e.problems().stream().map(WrongPresetTest::inEnglish)).containsExactly(message.split("\n"));
            assertThat(e.problems()).allSatisfy(WrongPresetTest::isInJapaneseToo);
        });
    }

    private static String inEnglish(InvalidPreset.Problem problem) {
        return problem.file() + ":" + problem.line() + ":" + problem.column() + " " + problem.path() + ": "
                + problem.given().en() + " (expected: " + problem.expected().en() + ")";
    }

    /** What is expected in words of its own; keys and codes of the file stand as they are. */
    private static void isInJapaneseToo(InvalidPreset.Problem problem) {
        assertThat(problem.expected().ja()).doesNotContainPattern("\\b(a|an|the|of|one|from|such|and|only) ");
        if (!problem.given().ja().equals(problem.given().en())) {
            assertThat(problem.given().ja()).containsPattern("[\\u3000-\\u9fff]");
        }
    }

    @Test
    void a_fault_is_told_in_both_languages() {
        assertThatThrownBy(() -> read(RIGHT.replace("minMembers: {value: 5,", "minMembers: {value: -3,")))
                .hasMessage(FILE + ":18:23 registration.minMembers: -3 (正しい値: 1から1000までの整数"
                        + " / expected: a whole number from 1 to 1000)");
        assertThatThrownBy(() -> read(RIGHT.replace("ja: 公園課,", "ja: ,")))
                .hasMessage(FILE + ":37:22 departments[parks].ja: 値なし / nothing (正しい値: 1文字以上200文字以内の文字列"
                        + " / expected: a text of 1 to 200 characters)");
    }

    static Stream<Arguments> one_setting_is_wrong() {
        return Stream.of(
                // Numbers.
                wrong(
                        "minMembers: {value: 5,",
                        "minMembers: {value: -3,",
                        "18:23 registration.minMembers: -3 (expected: a whole number from 1 to 1000)"),
                wrong(
                        "minMembers: {value: 5,",
                        "minMembers: {value: 5人,",
                        "18:23 registration.minMembers: 5人 (expected: a whole number from 1 to 1000)"),
                wrong(
                        "minMembers: {value: 5,",
                        "minMembers: {value: ５,",
                        "18:23 registration.minMembers: ５ (expected: a whole number from 1 to 1000)"),
                wrong(
                        "minMembers: {value: 5,",
                        "minMembers: {value: 5.5,",
                        "18:23 registration.minMembers: 5.5 (expected: a whole number from 1 to 1000)"),
                wrong(
                        "cap: {value: 300000,",
                        "cap: {value: '300,000',",
                        "73:18 programmes[small-grant].cap: 300,000 (expected: a whole number of yen from 1 to"
                                + " 1,000,000,000,000)"),
                wrong(
                        "cap: {value: 300000,",
                        "cap: {value: 99999999999999999999,",
                        "73:18 programmes[small-grant].cap: 99999999999999999999 (expected: a whole number of yen"
                                + " from 1 to 1,000,000,000,000)"),
                wrong(
                        "rate: {value: 1/2,",
                        "rate: {value: 3/2,",
                        "72:19 programmes[small-grant].rate: 3/2 (expected: a fraction above 0 and up to 1, such as"
                                + " 2/3)"),
                wrong(
                        "rate: {value: 1/2,",
                        "rate: {value: 0/2,",
                        "72:19 programmes[small-grant].rate: 0/2 (expected: a fraction above 0 and up to 1, such as"
                                + " 2/3)"),
                wrong(
                        "rate: {value: 1/2,",
                        "rate: {value: 0.5,",
                        "72:19 programmes[small-grant].rate: 0.5 (expected: a fraction above 0 and up to 1, such as"
                                + " 2/3)"),
                wrong(
                        "advanceMaxPercent: {value: 80,",
                        "advanceMaxPercent: {value: 101,",
                        "80:32 programmes[small-grant].advanceMaxPercent: 101 (expected: a whole number from 0 to"
                                + " 100)"),
                // Codes and words.
                wrong("code: \"352039\"", "code: \"352038\"", "1:7 code: 352038 (expected: 352039 (check digit 9))"),
                wrong(
                        "code: \"352039\"",
                        "code: 山口市",
                        "1:7 code: 山口市 (expected: six digits with a check digit, or NP)"),
                wrong(
                        "policy: {value: REVIEWED,",
                        "policy: {value: REVIEW,",
                        "17:19 registration.policy: REVIEW (expected: one of REVIEWED, DECLARATIVE)"),
                wrong(
                        "code: parks,",
                        "code: Parks_1,",
                        "37:12 departments[Parks_1].code: Parks_1 (expected: lower-case letters, digits and hyphens)"),
                wrong("ja: 公園課,", "ja: '',", "37:23 departments[parks].ja:  (expected: a text of 1 to 200 characters)"),
                wrong(
                        "ja: 公園課,",
                        "ja: ,",
                        "37:22 departments[parks].ja: nothing (expected: a text of 1 to 200 characters)"),
                wrong(
                        "opens: {value: 05-01 09:00,",
                        "opens: {value: 5月1日,",
                        "76:20 programmes[small-grant].opens: 5月1日 (expected: a day and time of the year, such as"
                                + " 05-29 17:00)"),
                wrong(
                        "opens: {value: 05-01 09:00,",
                        "opens: {value: 02-30 09:00,",
                        "76:20 programmes[small-grant].opens: 02-30 09:00 (expected: a day and time of the year,"
                                + " such as 05-29 17:00)"),
                wrong(
                        "- {value: 09-30,",
                        "- {value: 9/30,",
                        "110:17 proposal.citizenPolicy.roundCloses[#1]: 9/30 (expected: a day of the year, such as"
                                + " 06-30)"),
                wrong(
                        "collaborationOffice: true,",
                        "collaborationOffice: yes,",
                        "36:78 departments[collaboration-office].collaborationOffice: yes (expected: true)"),
                // Keys.
                wrong(
                        "  validYears: {value: 3, placeholder: true}\n",
                        "",
                        "16:1 registration.validYears: missing (expected: a whole number from 1 to 100, and"
                                + " its origin)"),
                wrong(
                        "  validYears:",
                        "  validYear:",
                        "16:1 registration.validYears: missing (expected: a whole number from 1 to 100, and"
                                + " its origin)",
                        "21:3 registration.validYear: unknown key (expected: one of policy, tracks, registrar, criteria, minMembers, correctionDays,"
                                + " contestDays, validYears, maxDrafts, groupTypes)"),
                wrong(
                        "  explanationDays:",
                        "  reasonMinLength: {value: 30, placeholder: true}\n  explanationDays:",
                        "97:3 proposal.reasonMinLength: given twice (expected: once; first on line 96)"),
                wrong(
                        "openDays: {value: 30, placeholder: true}",
                        "openDays: 30",
                        "120:13 evaluation.openDays: 30 (expected: a block of settings, key: value)"),
                wrong(
                        "{value: [CITIZEN_ACTIVITY], placeholder: true}",
                        "{value: CITIZEN_ACTIVITY, placeholder: true}",
                        "65:33 programmes[small-grant].eligibleGroupTypes.value: CITIZEN_ACTIVITY (expected: a list)"),
                wrong(
                        "{value: [CITIZEN_ACTIVITY], placeholder: true}",
                        "{value: [], placeholder: true}",
                        "65:33 programmes[small-grant].eligibleGroupTypes.value: an empty list (expected: a list of at"
                                + " least 1)"),
                wrong(
                        "{ja: 大殿, en: Otono, placeholder: true}",
                        "大殿",
                        "40:5 areas[#1]: 大殿 (expected: a block of settings, key: value)"),
                wrong("ja: 白石,", "ja: 大殿,", "41:10 areas[大殿]: 大殿 again (expected: once; first on line 40)"),
                wrong(
                        "code: AREA_COUNCIL,",
                        "code: CITIZEN_ACTIVITY,",
                        "25:14 registration.groupTypes[CITIZEN_ACTIVITY]: CITIZEN_ACTIVITY again (expected: once;"
                                + " first on line 24)"),
                // Origins.
                wrong(
                        "en: Parks, placeholder: true}",
                        "en: Parks}",
                        "37:5 departments[parks]: no origin (expected: exactly one of source, basis and placeholder:"
                                + " true)"),
                wrong(
                        "en: Parks, placeholder: true}",
                        "en: Parks, placeholder: true, basis: 組織規則}",
                        "37:5 departments[parks]: basis and placeholder (expected: exactly one of source, basis and"
                                + " placeholder: true)"),
                wrong(
                        "en: Parks, placeholder: true}",
                        "en: Parks, placeholder: false}",
                        "37:52 departments[parks].placeholder: false (expected: true)"),
                wrong(
                        "en: Parks, placeholder: true}",
                        "en: Parks, placeholder: true, quote: 公園}",
                        "37:58 departments[parks].quote: 公園 (expected: a source beside it)"),
                wrong(
                        "source: 001:L359",
                        "source: p. 16",
                        "13:47 words.agreement.source: p. 16 (expected: a document and its line, such as 001:L349 or"
                                + " 001:L742-744)"),
                wrong(
                        "source: 001:L359",
                        "source: 001:L359-358",
                        "13:47 words.agreement.source: 001:L359-358 (expected: a document and its line, such as 001:L349"
                                + " or 001:L742-744)"),
                // How the parts fit together.
                wrong(
                        "code: \"352039\"",
                        "code: NP",
                        "1:7 code: NP (expected: the code that the name of the file begins with)"),
                wrong(
                        ", collaborationOffice: true",
                        "",
                        "35:1 departments: no collaborationOffice (expected: one department with collaborationOffice:"
                                + " true)"),
                wrong(
                        "en: Parks,",
                        "en: Parks, collaborationOffice: true,",
                        "37:60 departments[parks].collaborationOffice: true (expected: one collaborationOffice; first on"
                                + " line 36)"),
                wrong(
                        "code: collaboration-office,",
                        "code: office,",
                        "36:12 departments[office].code: office (expected: collaboration-office, the code of the"
                                + " collaborationOffice)"),
                wrong(
                        "owner: {value: parks,",
                        "owner: {value: park,",
                        "64:20 programmes[small-grant].owner: park (expected: the code of one of the departments)"),
                wrong(
                        "{value: [CITIZEN_ACTIVITY],",
                        "{value: [CITIZEN_ACTIVITY, PTA],",
                        "65:52 programmes[small-grant].eligibleGroupTypes[PTA]: PTA (expected: one of"
                                + " registration.groupTypes)"),
                wrong(
                        "closes: {value: 02-27 17:00,",
                        "closes: {value: 04-30 17:00,",
                        "77:21 programmes[small-grant].closes: 04-30 17:00 (expected: later in the fiscal year"
                                + " (April to March) than opens, 05-01 09:00)"),
                wrong(
                        "weight: {value: 60,",
                        "weight: {value: 50,",
                        "102:3 proposal.criteria: weights that add up to 90 (expected: weights that add up to 100)"),
                wrong(
                        "subsidyProgramme: {value: small-grant,",
                        "subsidyProgramme: {value: big-grant,",
                        "105:29 proposal.subsidyProgramme: big-grant (expected: the code of one of the programmes)"),
                wrong(
                        "  subsidyProgramme: {value: small-grant, placeholder: true}\n",
                        "",
                        "84:1 proposal: no subsidyProgramme (expected: a subsidyProgramme where the forms of a call have SUBSIDY,"
                                + " and only there)"),
                wrong(
                        "forms: {value: [SUBSIDY],",
                        "forms: {value: [COMMISSION],",
                        "105:29 proposal.subsidyProgramme: small-grant (expected: a subsidyProgramme where the forms of"
                                + " a call have SUBSIDY, and only there)"),
                wrong(
                        "code: CITIZEN_POLICY,",
                        "code: INITIATIVE,",
                        "106:3 proposal.citizenPolicy: a block of settings (expected: a citizenPolicy where calls has"
                                + " CITIZEN_POLICY, and only there)"),
                wrong(
                        "  citizenPolicy:",
                        "  citizenPolicy: {}\n  policy:",
                        "106:3 proposal.citizenPolicy.accountabilityDays: missing (expected: a whole number from 1"
                                + " to 365, and its origin)",
                        "106:3 proposal.citizenPolicy.roundsPerYear: missing (expected: a whole number from 1 to"
                                + " 12, and its origin)",
                        "106:3 proposal.citizenPolicy.roundCloses: missing (expected: a list)",
                        "107:3 proposal.policy: unknown key (expected: one of calls, reasonMinLength, explanationDays,"
                                + " reconsiderationDays, minScores, maxCallDrafts, maxWaiting, criteria, subsidyProgramme, citizenPolicy)"),
                wrong(
                        "roundsPerYear: {value: 2,",
                        "roundsPerYear: {value: 4,",
                        "109:5 proposal.citizenPolicy.roundCloses: 2 days (expected: 4 days, one for each of"
                                + " roundsPerYear)"),
                wrong(
                        "- {value: 03-31,",
                        "- {value: 04-30,",
                        "111:17 proposal.citizenPolicy.roundCloses[#2]: 04-30 (expected: later in the fiscal year"
                                + " (April to March) than the round before)"),
                wrong(
                        "  - code: OTHER",
                        "  - code: F1",
                        "46:1 fieldTypes: no OTHER (expected: the type OTHER as well: the list of fields is open)"),
                // Tracks, rules, bases.
                wrong(
                        "[ CITIZEN_ACTIVITY ]",
                        "[ VOLUNTEER ]",
                        "26:3 registration.tracks: no CITIZEN_ACTIVITY (expected: each of registration.groupTypes, in one track)",
                        "27:86 registration.tracks[CIVIC].groupTypes[VOLUNTEER]: VOLUNTEER (expected: each of registration.groupTypes, in one track)"),
                wrong(
                        "    COUNCIL: {value: OFFICE, placeholder: true}\n",
                        "",
                        "29:3 registration.registrar: no COUNCIL (expected: each of registration.tracks, and no other)"),
                wrong(
                        "COUNCIL: {value: OFFICE,",
                        "COUNCIL: {value: CITY,",
                        "31:22 registration.registrar.COUNCIL: CITY (expected: one of DESK, OFFICE)"),
                wrong(
                        "tracks: [CIVIC]",
                        "tracks: [CIVIC, ORGANISATION]",
                        "33:85 registration.criteria[R-GR-2].tracks[ORGANISATION]: ORGANISATION (expected: each of registration.tracks, and no other)"),
                wrong(
                        "code: R-GR-2,",
                        "code: R-GR-9,",
                        "33:14 registration.criteria[R-GR-9].code: R-GR-9 (expected: one of R-GR-1, R-GR-2, R-GR-3, R-GR-4, R-GR-5, R-GR-6)"),
                wrong(
                        "  K-GR-2: {use: OFF,",
                        "  K-GR-99: {use: OFF,",
                        "131:3 rules.K-GR-99: K-GR-99 (expected: the id of a rule of GET /api/v1/rules, such as K-GR-2)"),
                wrong(
                        "{use: OFF,",
                        "{use: DERIVED,",
                        "131:17 rules.K-GR-2.use: DERIVED (expected: one of HARD, CHECK, OFF)"),
                wrong(
                        "  K-GR-2: {use: OFF,",
                        "  K-ALL-1: {use: OFF,",
                        "131:18 rules.K-ALL-1.use: OFF (expected: HARD; it cannot be switched off: who is not named may not)"),
                wrong(
                        "  K-GR-2: {use: OFF,",
                        "  K-FA-4: {use: OFF,",
                        "131:17 rules.K-FA-4.use: OFF (expected: HARD; it cannot be switched off: it keeps the platform and its users safe)"),
                wrong(
                        "  K-GR-2: {use: OFF,",
                        "  K-FA-4: {value: 1001,",
                        "131:19 rules.K-FA-4.value: 1001 (expected: a whole number from 1 to 1000)"),
                wrong(
                        "  K-GR-2: {use: OFF,",
                        "  K-GR-3: {value: 5,",
                        "131:19 rules.K-GR-3.value: 5 (expected: no value here but registration.minMembers)"),
                wrong(
                        "  K-GR-2: {use: OFF,",
                        "  K-GR-2: {value: 5,",
                        "131:19 rules.K-GR-2.value: 5 (expected: no value: there is no figure in this rule)"),
                wrong(
                        "use: OFF,",
                        "use: SOFT,",
                        "131:17 rules.K-GR-2.use: SOFT (expected: one of HARD, GATE, CHECK, DERIVED, OFF)"),
                wrong(
                        "{use: OFF, placeholder: true}",
                        "{use: OFF}",
                        "131:3 rules.K-GR-2: no origin (expected: exactly one of source, basis and placeholder: true)"),
                wrong(
                        "{value: 30, placeholder: true}\n  R-GR-2",
                        "{placeholder: true}\n  R-GR-2",
                        "132:3 rules.K-GR-8: neither use nor value (expected: use, value or both)"),
                wrong(
                        "document: {ja: 小さな計画, en: Small plan, placeholder: true}",
                        "document: {ja: 小さな計画, en: Small plan, source: 001:L3}",
                        "133:3 rules.R-GR-2: no basis (expected: a basis, the ordinance or guideline that departs from this municipality's 001:L441)"),
                wrong(
                        "mail: center@example.org",
                        "mail: center",
                        "143:11 facilities[center].mail: center (expected: an e-mail address)"),
                wrong(
                        "tel: 083-934-2965",
                        "tel: 内線5",
                        "142:10 facilities[center].tel: 内線5 (expected: a telephone number: 9 to 20 digits, spaces, brackets or hyphens)"),
                wrong(
                        "{facility: center,",
                        "{facility: salon,",
                        "147:16 deskSchedules[#1].facility: salon (expected: the code of one of the facilities)"),
                wrong(
                        "until: \"17:00\"",
                        "until: \"12:00\"",
                        "147:70 deskSchedules[#1].until: 12:00 (expected: later than from, 13:00)"),
                wrong(
                        "[MONDAY, FRIDAY]",
                        "[MONDAY, MONDAY]",
                        "147:39 deskSchedules[#1].days[MONDAY]: MONDAY again (expected: once; first on line 147)"),
                // Forms, calls, programmes, evaluation.
                wrong(
                        "{code: COMMISSION,",
                        "{code: ADOPT,",
                        "158:1 instruments: no ADOPT (expected: each of forms, and no other)",
                        "160:3 instruments.COMMISSION: COMMISSION (expected: each of forms, and no other)"),
                wrong(
                        "forms: {value: [SUBSIDY],",
                        "forms: {value: [SUBSIDY, ADOPT],",
                        "94:32 proposal.calls[CITY_PROPOSED].forms[ADOPT]: ADOPT (expected: one of forms)"),
                wrong(
                        "groupTypes: {value: [AREA_COUNCIL], placeholder: true}\n",
                        "groupTypes: {value: [PTA], placeholder: true}\n",
                        "92:30 proposal.calls[CITY_PROPOSED].eligibility.groupTypes[PTA]: PTA (expected: one of registration.groupTypes)"),
                wrong(
                        "      examination: {value: SCORING, placeholder: true}\n",
                        "",
                        "87:7 proposal.calls[CITY_PROPOSED].examination: missing (expected: one of ROUND_TABLE, SCORING, BOTH, and its origin)"),
                wrong(
                        "residents: {value: false,",
                        "residents: {value: no,",
                        "93:28 proposal.calls[CITY_PROPOSED].eligibility.residents: no (expected: true or false)"),
                wrong(
                        "    end:\n      maxConsecutiveYears: {value: 3, placeholder: true}\n",
                        "    end: {}\n",
                        "78:5 programmes[small-grant].end: no end (expected: maxConsecutiveYears, rateSchedule or reviewOn)"),
                wrong(
                        "entry: {value: DIRECT,",
                        "entry: {value: OPEN,",
                        "66:20 programmes[small-grant].entry: OPEN (expected: one of DIRECT, BY_ADOPTION, BOTH)"),
                wrong(
                        "resultAxes: {value: [effect]",
                        "resultAxes: {value: [speed]",
                        "119:131 evaluation.stages[SEE].resultAxes[speed]: speed (expected: the code of one of evaluation.resultAxes)"),
                wrong(
                        "{code: ENVIRONMENT, ja: 環境, en: Environment, placeholder: true}",
                        "{code: green, ja: 環境, en: Environment, placeholder: true, act: {value: GREEN, placeholder: true}}",
                        "44:76 activityFields[green].act: GREEN (expected: the code of a field in the schedule to the NPO Act)"),
                wrong(
                        "used: {value: true,",
                        "used: {value: perhaps,",
                        "122:84 evaluation.kinds[SELF].used: perhaps (expected: true or false)"),
                // What is not YAML at all.
                wrong(
                        "  minMembers:",
                        "\tminMembers:",
                        "18:1 YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                                + " indentation) (expected: well-formed YAML, indented by spaces)"),
                wrong(
                        "ja: 公園課, en: Parks, placeholder: true}",
                        "ja: 公園課",
                        "39:6 YAML: expected ',' or '}', but got :, in what begins on line 37 (expected: well-formed YAML,"
                                + " indented by spaces)"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_from_top_to_bottom() {
        assertThatThrownBy(() -> read(RIGHT.replace("openDays: {value: 30,", "openDays: {value: 0,")
                        .replace("minMembers: {value: 5,", "minMembers: {value: 0,")
                        .replace("rate: {value: 1/2,", "rate: {value: 50%,")))
                .isInstanceOfSatisfying(InvalidPreset.class, e -> assertThat(e.problems())
                        .extracting(InvalidPreset.Problem::line, problem -> problem.given()
                                .en())
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(18, "0"),
                                org.assertj.core.groups.Tuple.tuple(72, "50%"),
                                org.assertj.core.groups.Tuple.tuple(120, "0")));
    }

    @Test
    void a_file_in_shift_jis_is_refused_at_its_first_wrong_line() {
        assertThatThrownBy(() -> PresetFile.read(FILE, RIGHT.getBytes(Charset.forName("Shift_JIS"))))
                .isInstanceOf(InvalidPreset.class)
                .hasMessageStartingWith(FILE + ":2:1 text: ")
                .hasMessageContaining("expected: a file saved as UTF-8, not Shift_JIS");
    }

    private static Arguments wrong(String from, String to, String... messages) {
        return arguments(
                from,
                to,
                Stream.of(messages)
                        .map(message -> FILE + ":" + message)
                        .collect(java.util.stream.Collectors.joining("\n")));
    }

    private static Preset read(String text) {
        return PresetFile.read(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String right() {
        try (InputStream in = WrongPresetTest.class.getResourceAsStream("/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
