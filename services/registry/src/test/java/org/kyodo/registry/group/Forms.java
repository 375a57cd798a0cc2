package org.kyodo.registry.group;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;

/** Filled-in forms for tests; all people and groups are invented. */
final class Forms {
    static final String SHA_256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final ExclusionDeclaration CLEAN = new ExclusionDeclaration(false, false, false, false, false, true);

    /** Never uploaded: before a form is sent they are replaced by such as were. */
    static final DocumentRef BYLAWS = new DocumentRef(DocumentId.of("019d7c3a-0000-7000-8000-0000000000d1"), SHA_256);

    static final DocumentRef ROSTER = new DocumentRef(DocumentId.of("019d7c3a-0000-7000-8000-0000000000d2"), SHA_256);

    private Forms() {}

    /** A file that is taken for a PDF. */
    static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    /** E1: 一の坂川ほたる見守り隊. */
    static SubmitGroupRegistration fireflies() {
        return new SubmitGroupRegistration(
                new GroupProfile(
                        "一の坂川ほたる見守り隊",
                        "イチノサカガワホタルミマモリタイ",
                        GroupType.CITIZEN_ACTIVITY,
                        List.of(ActivityField.of("ENVIRONMENT"), ActivityField.of("COMMUNITY_BUILDING")),
                        List.of(AreaCode.of("大殿")),
                        12),
                new Particulars(
                        LocalDate.of(2015, 6, 1),
                        true,
                        "一の坂川のほたるの生息環境を守り、次の世代へ引き継ぐ。",
                        "ほたるの観察と記録、川の清掃（年6回）、子ども向けの観察会",
                        Optional.empty(),
                        Optional.of("https://hotaru.example/")),
                new Representative("藤井久美子", "フジイクミコ", "代表"),
                new Contact(Optional.empty(), "山口市大殿大路1番1号", "083-000-0000", "fujii@hotaru.example"),
                new Attachments(Optional.of(BYLAWS), Optional.of(ROSTER)),
                CLEAN,
                new PublicationConsent(true, false, false, false, false, Optional.of(true)));
    }

    /** E2: 朝の体操仲間の会, for members only. */
    static SubmitGroupRegistration gymnastics() {
        SubmitGroupRegistration f = fireflies();
        return new SubmitGroupRegistration(
                new GroupProfile(
                        "朝の体操仲間の会",
                        "アサノタイソウナカマノカイ",
                        GroupType.CITIZEN_ACTIVITY,
                        List.of(ActivityField.of("HEALTH_WELFARE")),
                        f.profile().areas(),
                        8),
                new Particulars(
                        f.particulars().foundedOn(),
                        false,
                        "会員相互の健康づくり、入会は会員の紹介に限る",
                        "毎朝の体操",
                        f.particulars().corporateNumber(),
                        Optional.empty()),
                new Representative("林一郎", "ハヤシイチロウ", "会長"),
                new Contact(Optional.empty(), "山口市白石1番1号", "083-000-0001", "hayashi@taiso.example"),
                f.attachments(),
                CLEAN,
                new PublicationConsent(false, false, false, false, false, Optional.empty()));
    }

    static SubmitGroupRegistration members(SubmitGroupRegistration f, int count) {
        return with(f, count, f.profile().groupType(), f.profile().areas());
    }

    static SubmitGroupRegistration type(SubmitGroupRegistration f, GroupType type) {
        return with(f, f.profile().memberCount(), type, f.profile().areas());
    }

    static SubmitGroupRegistration area(SubmitGroupRegistration f, String area) {
        return with(f, f.profile().memberCount(), f.profile().groupType(), List.of(AreaCode.of(area)));
    }

    static SubmitGroupRegistration field(SubmitGroupRegistration f, String field) {
        GroupProfile p = f.profile();
        return with(
                f,
                new GroupProfile(
                        p.name(),
                        p.nameKana(),
                        p.groupType(),
                        List.of(ActivityField.of(field)),
                        p.areas(),
                        p.memberCount()));
    }

    static SubmitGroupRegistration withoutBylaws(SubmitGroupRegistration f) {
        return with(f, new Attachments(Optional.empty(), f.attachments().roster()), f.declaration());
    }

    static SubmitGroupRegistration declaring(SubmitGroupRegistration f, UnaryOperator<ExclusionDeclaration> change) {
        return with(f, f.attachments(), change.apply(f.declaration()));
    }

    private static SubmitGroupRegistration with(
            SubmitGroupRegistration f, int memberCount, GroupType groupType, List<AreaCode> areas) {
        GroupProfile p = f.profile();
        return with(f, new GroupProfile(p.name(), p.nameKana(), groupType, p.fields(), areas, memberCount));
    }

    private static SubmitGroupRegistration with(SubmitGroupRegistration f, GroupProfile profile) {
        return new SubmitGroupRegistration(
                profile,
                f.particulars(),
                f.representative(),
                f.contact(),
                f.attachments(),
                f.declaration(),
                f.publicationConsent());
    }

    private static SubmitGroupRegistration with(
            SubmitGroupRegistration f, Attachments attachments, ExclusionDeclaration declaration) {
        return new SubmitGroupRegistration(
                f.profile(),
                f.particulars(),
                f.representative(),
                f.contact(),
                attachments,
                declaration,
                f.publicationConsent());
    }
}
