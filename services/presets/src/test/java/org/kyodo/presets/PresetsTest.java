package org.kyodo.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentKind;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityOperator;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Track;
import org.kyodo.contracts.value.Word;
import org.kyodo.contracts.value.Yen;

class PresetsTest {
    private static final Presets BUNDLED = Presets.load();
    private static final Preset YAMAGUCHI = preset("352039");
    private static final Preset NP = preset("NP");

    private static final List<FieldType> FIELD_TYPES = Stream.of("F1", "F2", "F3", "F4", "F5", "F6", "OTHER")
            .map(FieldType::of)
            .toList();

    @Nested
    class Bundled {
        @Test
        void are_the_five_municipalities() {
            assertThat(BUNDLED.all())
                    .extracting(preset -> preset.code() + " " + preset.name().ja())
                    .containsExactly("012076 帯広市", "052019 秋田市", "062014 山形市", "352039 山口市", "NP 新しい公共（市名なし）");
        }

        @Test
        void each_have_a_collaboration_office_and_every_field() {
            assertThat(BUNDLED.all()).allSatisfy(preset -> {
                assertThat(preset.collaborationOffice().code()).isEqualTo(DepartmentCode.of("collaboration-office"));
                assertThat(preset.fieldTypes()).extracting(SuitableField::code).containsExactlyElementsOf(FIELD_TYPES);
                assertThat(preset.activityFields())
                        .extracting(OfferedField::code)
                        .containsAll(ActivityField.OF_THE_ACT);
                assertThat(preset.evaluation().axes()).hasSize(6);
                assertThat(preset.programmes()).isNotEmpty();
            });
        }

        @Test
        void use_the_word_of_the_municipality() {
            assertThat(BUNDLED.all())
                    .extracting(preset -> preset.words().collaboration().ja())
                    .containsExactly("協働", "市民協働", "共創", "協働", "協働");
        }

        @Test
        void name_whatever_has_a_code_as_the_municipality_does() {
            assertThat(YAMAGUCHI.nameOf(DepartmentCode.COLLABORATION_OFFICE))
                    .map(Label::ja)
                    .contains("協働推進課");
            assertThat(Stream.of(
                                    YAMAGUCHI.code(),
                                    DepartmentCode.of("school-education"),
                                    ProgrammeCode.of("block-grant"),
                                    FieldType.of("F4"),
                                    ActivityField.of("HEALTH_WELFARE"),
                                    CollaborationForm.EXECUTIVE_COMMITTEE,
                                    GroupType.NEIGHBORHOOD_ASSOCIATION,
                                    CallKind.CITY_PROPOSED,
                                    YAMAGUCHI.evaluation().axes().getFirst().code())
                            .map(code -> code instanceof String axis ? Name.axis(axis) : code)
                            .map(code -> YAMAGUCHI.nameOf(code).orElseThrow().ja()))
                    .startsWith(
                            "山口市",
                            "学校教育課",
                            "包括的な支援制度",
                            "専門性を求められる分野",
                            "保健、医療又は福祉の増進",
                            "実行委員会（協議会）",
                            "自治会",
                            "行政提案型協働事業");
            assertThat(NP.nameOf(Word.AGREEMENT))
                    .map(label -> label.in(Locale.ENGLISH))
                    .contains("agreement or contract");
            assertThat(YAMAGUCHI.nameOf(DepartmentCode.of("parks"))).isEmpty();
            assertThat(YAMAGUCHI.nameOf(NP.code())).isEmpty();
        }

        @Test
        void register_on_declaration_only_where_the_document_says_so() {
            assertThat(BUNDLED.all())
                    .filteredOn(preset -> preset.registration().policy() == RegistrationPolicy.DECLARATIVE)
                    .containsExactly(NP);
            assertThat(NP.words().registration().ja()).isEqualTo("意思表明的な登録");
        }

        @Test
        void name_no_city_where_the_document_names_none() {
            assertThat(new String(Presets.bundled("NP.yaml"), StandardCharsets.UTF_8))
                    .doesNotContainIgnoringCase("秋田", "山口", "山形", "帯広", "akita", "yamaguchi", "yamagata", "obihiro");
        }

        @Test
        void lists_cannot_be_changed() {
            assertThat(Arrays.asList(YAMAGUCHI.departments(), YAMAGUCHI.forms(), YAMAGUCHI.marks()))
                    .allSatisfy(
                            list -> assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class));
        }
    }

    @Nested
    class Yamaguchi {
        @Test
        void allows_all_nine_forms() {
            assertThat(YAMAGUCHI.forms()).extracting(OfferedForm::code).containsExactly(CollaborationForm.values());
            assertThat(preset("062014").forms())
                    .extracting(OfferedForm::code)
                    .containsExactly(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY);
            assertThat(preset("062014").allows(CollaborationForm.CO_HOSTING)).isFalse();
        }

        @Test
        void knows_the_sections_and_areas_of_the_journeys() {
            assertThat(List.of("collaboration-office", "school-education", "disaster-prevention", "area-center-otono"))
                    .allSatisfy(code -> assertThat(YAMAGUCHI.department(DepartmentCode.of(code)))
                            .isPresent());
            assertThat(YAMAGUCHI.department(DepartmentCode.of("tourism"))).isEmpty();
            assertThat(YAMAGUCHI.has(AreaCode.of("大殿"))).isTrue();
            assertThat(YAMAGUCHI.has(AreaCode.of("土崎"))).isFalse();
        }

        @Test
        void has_no_citizen_policy_proposals_but_np_has_four_rounds_a_year() {
            assertThat(YAMAGUCHI.proposal().calls(CallKind.CITIZEN_POLICY)).isFalse();
            assertThat(YAMAGUCHI.proposal().citizenPolicy()).isEmpty();
            CitizenPolicy policy = NP.proposal().citizenPolicy().orElseThrow();
            assertThat(policy.roundsPerYear()).isEqualTo(4);
            assertThat(policy.accountabilityDays()).isEqualTo(90);
        }

        @Test
        void accepts_the_group_types_of_its_plan() {
            assertThat(YAMAGUCHI.registration().accepts(GroupType.CITIZEN_ACTIVITY))
                    .isTrue();
            assertThat(YAMAGUCHI.registration().accepts(GroupType.DESIGNATED_AREA_BODY))
                    .isFalse();
        }
    }

    @Nested
    class Registration {
        @Test
        void asks_what_the_document_of_the_municipality_asks() {
            assertThat(YAMAGUCHI.registration().criteriaOf(Track.CIVIC))
                    .extracting(RegistrationCriterion::rule)
                    .containsExactly("R-GR-1", "R-GR-2", "R-GR-3", "R-GR-4");
            assertThat(YAMAGUCHI.registration().criteriaOf(Track.TERRITORIAL))
                    .extracting(RegistrationCriterion::rule)
                    .containsExactly("R-GR-5");
            assertThat(YAMAGUCHI.registration().criteriaOf(Track.ORGANISATION)).isEmpty();
            assertThat(preset("062014").registration().criteria())
                    .extracting(RegistrationCriterion::rule)
                    .containsExactly("R-GR-1", "R-GR-2", "R-GR-4");
            assertThat(List.of(NP, preset("052019"), preset("012076")))
                    .allSatisfy(preset ->
                            assertThat(preset.registration().criteria()).isEmpty());
        }

        @Test
        void has_one_track_and_one_registrar_for_every_type() {
            assertThat(BUNDLED.all()).allSatisfy(preset -> {
                RegistrationSettings registration = preset.registration();
                assertThat(registration.groupTypes()).allSatisfy(type -> assertThat(registration.registrarOf(
                                registration.trackOf(type.code()).orElseThrow()))
                        .isNotNull());
            });
            assertThat(YAMAGUCHI.registration().registrarOf(Track.CIVIC)).isEqualTo(Registrar.DESK);
            assertThat(YAMAGUCHI.registration().registrarOf(Track.TERRITORIAL)).isEqualTo(Registrar.OFFICE);
            assertThat(NP.registration().trackOf(GroupType.PTA)).isEmpty();
            assertThat(preset("052019").nameOf(Track.TERRITORIAL))
                    .map(Label::ja)
                    .contains("地域活動団体");
        }
    }

    @Nested
    class What_the_documents_only_plan_or_do_not_say {
        @Test
        void is_not_offered() {
            assertThat(YAMAGUCHI.programme(ProgrammeCode.of("block-grant"))).isEmpty();
            assertThat(YAMAGUCHI.schemes())
                    .filteredOn(PlannedProgramme.class::isInstance)
                    .extracting(Scheme::code)
                    .containsExactly(ProgrammeCode.of("block-grant"));
            assertThat(YAMAGUCHI.proposal().subsidyProgramme()).isEmpty();
            assertThat(preset("012076").programmes())
                    .extracting(Programme::code)
                    .containsExactly(ProgrammeCode.of("motto"));
            assertThat(YAMAGUCHI.registration().accepts(GroupType.EXECUTIVE_COMMITTEE))
                    .isFalse();
        }

        @Test
        void leads_to_what_the_document_says() {
            assertThat(YAMAGUCHI.proposal().calls()).allSatisfy(call -> {
                assertThat(call.forms()).containsExactly(CollaborationForm.COMMISSION);
                assertThat(call.examination()).contains(Examination.ROUND_TABLE);
            });
            assertThat(NP.instruments().get(CollaborationForm.COOPERATION))
                    .containsExactly(Instrument.AGREEMENT, Instrument.CONTRACT);
            assertThat(NP.proposal().call(CallKind.INITIATIVE).orElseThrow().residents())
                    .isTrue();
            assertThat(preset("062014").pricing())
                    .extracting(input -> input.label().ja())
                    .containsExactly("事業の性格", "必要性", "収益性");
            assertThat(preset("062014").proposal().criteria())
                    .extracting(criterion -> criterion.label().ja())
                    .doesNotContain("必要性", "収益性");
            assertThat(preset("012076").standingAgreements()).hasSize(1);
        }

        @Test
        void keeps_its_own_words_beside_those_of_the_act() {
            OfferedField arts = YAMAGUCHI.activityFields().stream()
                    .filter(field -> field.label().ja().equals("文化・芸術"))
                    .findFirst()
                    .orElseThrow();
            assertThat(arts.code()).isEqualTo(ActivityField.of("culture-arts"));
            assertThat(arts.act()).contains(ActivityField.of("ARTS_CULTURE_SPORTS"));
            assertThat(preset("052019").activityFields())
                    .filteredOn(field -> field.act().isEmpty() && !ActivityField.OF_THE_ACT.contains(field.code()))
                    .extracting(field -> field.label().ja())
                    .containsExactly("教育", "子育て", "防災");
            assertThat(preset("012076").registration().otherNames().get(GroupType.CITIZEN_ACTIVITY))
                    .containsExactly(new Label("NPO", "NPO"));
        }
    }

    @Nested
    class Bases_and_gatherings {
        @Test
        void are_those_of_the_documents() {
            assertThat(preset("052019").facilities()).hasSize(8);
            assertThat(preset("012076").facilities()).hasSize(8);
            Facility salon =
                    preset("052019").facility(FacilityCode.of("citizens-salon")).orElseThrow();
            assertThat(salon.tel()).contains("018-887-5312");
            assertThat(salon.mail()).isEmpty();
            assertThat(YAMAGUCHI
                            .facility(FacilityCode.of("saporante"))
                            .orElseThrow()
                            .operator())
                    .isEqualTo(FacilityOperator.NPO);
            assertThat(YAMAGUCHI.collaborationOffice().mailbox()).contains("kyodo-s@city.yamaguchi.lg.jp");
        }

        @Test
        void take_consultations_at_their_hours() {
            assertThat(preset("012076").deskSchedules())
                    .containsExactly(new DeskHours(
                            FacilityCode.of("activity-exchange-center"),
                            List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                            LocalTime.of(13, 0),
                            LocalTime.of(17, 0)));
        }

        @Test
        void keep_the_names_of_the_documents() {
            assertThat(preset("012076").gatherings())
                    .filteredOn(scheme -> scheme.kind() == GatheringKind.COURSE)
                    .hasSize(8);
            assertThat(preset("012076").gatherings())
                    .filteredOn(scheme -> scheme.kind() == GatheringKind.MEETUP)
                    .extracting(scheme -> scheme.label().ja())
                    .containsExactly("市民活動交流会");
            assertThat(YAMAGUCHI.documents())
                    .filteredOn(document -> document.kind() == DocumentKind.TRAINING_PLAN)
                    .extracting(document -> document.label().ja())
                    .containsExactly("研修計画");
        }
    }

    @Nested
    class A_programme {
        private final Programme motto =
                preset("012076").programme(ProgrammeCode.of("motto")).orElseThrow();

        @Test
        void carries_its_figures() {
            assertThat(motto.rate()).isEqualTo(new Rate(1, 2));
            assertThat(motto.cap()).isEqualTo(Yen.of(300_000));
            assertThat(motto.rounding().of(motto.rate().of(Yen.of(387_500)))).isEqualTo(Yen.of(193_000));
        }

        @Test
        void carries_its_requirements() {
            assertThat(motto.asksFor(Requirement.CO_DEPARTMENT)).isTrue();
            assertThat(motto.asksFor(Requirement.AREA_PLAN)).isFalse();
        }

        @Test
        void opens_in_japan_each_fiscal_year() {
            var window = motto.window().in(new FiscalYear(2026));

            assertThat(window.opensAt()).isEqualTo("2026-05-01T00:00:00Z");
            assertThat(window.closesAt()).isEqualTo("2026-05-29T08:00:00Z");
        }
    }

    @Nested
    class A_municipality_that_is_not_there {
        @Test
        void is_refused_with_the_ones_that_are() {
            assertThat(BUNDLED.find(MunicipalityCode.of("131016"))).isEmpty();
            assertThatThrownBy(() -> BUNDLED.of(MunicipalityCode.of("131016")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("municipality: 131016 (expected: one of 012076, 052019, 062014, 352039, NP)");
        }
    }

    @Nested
    class A_folder_of_the_city {
        @TempDir
        private Path folder;

        @Test
        void takes_the_place_of_the_bundled_file() throws IOException {
            String text = new String(Presets.bundled("352039-yamaguchi.yaml"), StandardCharsets.UTF_8)
                    .replace("minMembers: {value: 5, placeholder: true}", "minMembers: {value: 3, basis: 団体登録要綱第2条}");
            Files.writeString(folder.resolve("352039-city.yaml"), "\uFEFF" + text);
            Files.writeString(folder.resolve("README.txt"), "not a preset");

            Presets presets = Presets.load(folder);

            assertThat(presets.of(YAMAGUCHI.code()).registration().minMembers()).isEqualTo(3);
            assertThat(presets.of(YAMAGUCHI.code()).marks())
                    .filteredOn(mark -> mark.path().equals("registration.minMembers"))
                    .extracting(Mark::origin)
                    .containsExactly(new Origin.Basis("団体登録要綱第2条"));
            assertThat(presets.all()).hasSize(5);
        }

        @Test
        void may_add_a_municipality() throws IOException {
            Files.writeString(
                    folder.resolve("131016-chiyoda.yaml"),
                    new String(Presets.bundled("NP.yaml"), StandardCharsets.UTF_8)
                            .replace("code: NP\n", "code: \"131016\"\n"));

            assertThat(Presets.load(folder).all()).hasSize(6);
        }

        @Test
        void may_be_empty() {
            assertThat(Presets.load(folder).all().equals(BUNDLED.all())).isTrue();
        }

        @Test
        void with_two_files_of_one_municipality_is_refused() throws IOException {
            Files.write(folder.resolve("NP-a.yaml"), Presets.bundled("NP.yaml"));
            Files.write(folder.resolve("NP-b.yaml"), Presets.bundled("NP.yaml"));

            assertThatThrownBy(() -> Presets.load(folder))
                    .isInstanceOf(InvalidPreset.class)
                    .hasMessage(
                            "NP-b.yaml:1:1 code: NP (正しい値: NP-a.yaml にない自治体 / expected: a municipality that NP-a.yaml is not of)");
        }

        @Test
        void with_two_wrong_files_tells_of_both() throws IOException {
            Files.writeString(folder.resolve("a.yaml"), "");
            Files.writeString(folder.resolve("b.yaml"), "- code: NP");

            assertThatThrownBy(() -> Presets.load(folder))
                    .isInstanceOf(InvalidPreset.class)
                    .hasMessage("""
                            a.yaml:1:1 file: 空 / empty (正しい値: 設定（例: code: "352039"） / expected: settings such as code: "352039")
                            b.yaml:1:1 file: 一覧 / a list (正しい値: 設定のまとまり（key: value） / expected: a block of settings, key: value)""");
        }

        @Test
        void that_is_not_there_is_refused() {
            Path nowhere = folder.resolve("nowhere");

            assertThatThrownBy(() -> Presets.load(nowhere))
                    .isInstanceOf(InvalidPreset.class)
                    .hasMessage(nowhere + ":1:1 folder: フォルダーなし / no such folder (正しい値: 自治体ごとに一つの .yaml ファイルがあるフォルダー"
                            + " / expected: a folder with one .yaml file per municipality)");
        }
    }

    private static Preset preset(String code) {
        return BUNDLED.of(MunicipalityCode.of(code));
    }

    @Nested
    class The_version_of_rules_and_settings {
        private static final String FILE = "352039-yamaguchi.yaml";

        @Test
        void is_the_same_wherever_and_whenever_they_are(@TempDir Path folder) throws IOException {
            Files.write(folder.resolve(FILE), Presets.bundled(FILE));

            assertThat(versionIn(folder)).isEqualTo(Presets.load().versionOf(YAMAGUCHI.code()));
        }

        @Test
        void changes_with_one_figure(@TempDir Path folder) throws IOException {
            String file = new String(Presets.bundled(FILE), StandardCharsets.UTF_8);
            String changed = file.replaceFirst("minMembers: \\{value: 5", "minMembers: {value: 6");
            assertThat(changed).isNotEqualTo(file);
            Files.writeString(folder.resolve(FILE), changed);

            assertThat(versionIn(folder)).isNotEqualTo(Presets.load().versionOf(YAMAGUCHI.code()));
        }

        @Test
        void changes_with_the_table_of_rules() {
            byte[] file = Presets.bundled(FILE);
            byte[] table = RuleTable.content();

            assertThat(Presets.load().versionOf(YAMAGUCHI.code())).isEqualTo(Presets.version(table, file));
            table[table.length / 2]++;
            assertThat(Presets.version(table, file)).isNotEqualTo(Presets.load().versionOf(YAMAGUCHI.code()));
        }

        private static String versionIn(Path folder) {
            return Presets.load(folder).versionOf(YAMAGUCHI.code());
        }
    }
}
