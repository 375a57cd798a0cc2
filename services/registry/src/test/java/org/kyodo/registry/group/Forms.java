package org.kyodo.registry.group;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.CouncilStructure;
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
                new CardGiven(
                        "一の坂川ほたる見守り隊",
                        Optional.of("イチノサカガワホタルミマモリタイ"),
                        GroupType.CITIZEN_ACTIVITY,
                        List.of(ActivityField.of("ENVIRONMENT"), ActivityField.of("COMMUNITY_BUILDING")),
                        Optional.empty(),
                        List.of(AreaCode.of("大殿")),
                        Optional.empty()),
                new Particulars(
                        Optional.of(LocalDate.of(2015, 6, 1)),
                        Optional.of(12),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of("一の坂川のほたるの生息環境を守り、次の世代へ引き継ぐ。"),
                        Optional.of("ほたるの観察と記録、川の清掃（年6回）、子ども向けの観察会"),
                        Optional.empty(),
                        Optional.of("https://hotaru.example/")),
                Optional.empty(),
                Optional.of(new Representative("藤井久美子", "フジイクミコ", "代表")),
                new Contact(
                        Optional.empty(),
                        Optional.of("山口市大殿大路1番1号"),
                        Optional.of("083-000-0000"),
                        Optional.of("fujii@hotaru.example")),
                new Attachments(Optional.of(BYLAWS), Optional.of(ROSTER)),
                CLEAN,
                new PublicationConsent(true, false, false, false, false, Optional.of(true)));
    }

    /** E2: 朝の体操仲間の会, for members only. */
    static SubmitGroupRegistration gymnastics() {
        SubmitGroupRegistration f = fireflies();
        return new SubmitGroupRegistration(
                new CardGiven(
                        "朝の体操仲間の会",
                        Optional.of("アサノタイソウナカマノカイ"),
                        GroupType.CITIZEN_ACTIVITY,
                        List.of(ActivityField.of("HEALTH_WELFARE")),
                        Optional.empty(),
                        f.card().areas(),
                        Optional.empty()),
                new Particulars(
                        f.particulars().foundedOn(),
                        Optional.of(8),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.of("会員相互の健康づくり、入会は会員の紹介に限る"),
                        Optional.of("毎朝の体操"),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.of(new Representative("林一郎", "ハヤシイチロウ", "会長")),
                new Contact(
                        Optional.empty(),
                        Optional.of("山口市白石1番1号"),
                        Optional.of("083-000-0001"),
                        Optional.of("hayashi@taiso.example")),
                f.attachments(),
                CLEAN,
                PublicationConsent.NONE);
    }

    /** E21: 大殿本町自治会, with households instead of members. */
    static SubmitGroupRegistration neighbours() {
        return particulars(
                type(named(fireflies(), "大殿本町自治会", "オオドノホンマチジチカイ"), GroupType.NEIGHBORHOOD_ASSOCIATION),
                p -> new Particulars(
                        p.foundedOn(),
                        Optional.empty(),
                        Optional.of(64),
                        p.membershipOpen(),
                        Optional.of("住民の親睦と助け合い"),
                        Optional.of("清掃、防災訓練"),
                        p.offers(),
                        Optional.empty()));
    }

    /** 大殿地域づくり協議会, of so many bodies. */
    static SubmitGroupRegistration council(int bodies) {
        SubmitGroupRegistration f = type(named(fireflies(), "大殿地域づくり協議会", "オオドノチイキヅクリキョウギカイ"), GroupType.AREA_COUNCIL);
        return new SubmitGroupRegistration(
                f.card(),
                f.particulars(),
                Optional.of(new CouncilStructure(
                        List.of(),
                        IntStream.rangeClosed(1, bodies)
                                .mapToObj(i -> "大殿" + i + "区自治会")
                                .toList(),
                        List.of("防災部会"))),
                f.representative(),
                f.contact(),
                f.attachments(),
                f.declaration(),
                f.publicationConsent());
    }

    /** E26: a company, by name, seat and contact. */
    static SubmitGroupRegistration business() {
        SubmitGroupRegistration f = fireflies();
        return new SubmitGroupRegistration(
                new CardGiven(
                        "一の坂川食品株式会社",
                        Optional.empty(),
                        GroupType.BUSINESS,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new Particulars(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("保冷箱の貸出、衛生管理の助言"),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                f.contact(),
                new Attachments(Optional.empty(), Optional.empty()),
                new ExclusionDeclaration(false, false, false, false, false, false),
                PublicationConsent.NONE);
    }

    /** E2: a declaration of intent on paper: name, type, purpose, a telephone number, and the signature. */
    static SubmitGroupRegistration declaration() {
        SubmitGroupRegistration f = business();
        return new SubmitGroupRegistration(
                new CardGiven(
                        "緑道おはなし会",
                        Optional.empty(),
                        GroupType.CITIZEN_ACTIVITY,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new Particulars(
                        Optional.empty(),
                        Optional.of(3),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("子どもに本を読む"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                new Contact(Optional.empty(), Optional.empty(), Optional.of("000-000-0000"), Optional.empty()),
                f.attachments(),
                CLEAN,
                PublicationConsent.NONE);
    }

    static SubmitGroupRegistration members(SubmitGroupRegistration f, int count) {
        return particulars(
                f,
                p -> new Particulars(
                        p.foundedOn(),
                        Optional.of(count),
                        p.households(),
                        p.membershipOpen(),
                        p.purpose(),
                        p.activities(),
                        p.offers(),
                        p.website()));
    }

    /** Without one of them, by its name. */
    static Particulars without(Particulars p, String field) {
        return new Particulars(
                p.foundedOn(),
                p.members().filter(any -> !field.equals("members")),
                p.households().filter(any -> !field.equals("households")),
                p.membershipOpen().filter(any -> !field.equals("membershipOpen")),
                p.purpose().filter(any -> !field.equals("purpose")),
                p.activities().filter(any -> !field.equals("activities")),
                p.offers().filter(any -> !field.equals("offers")),
                p.website());
    }

    static SubmitGroupRegistration type(SubmitGroupRegistration f, GroupType type) {
        return card(
                f,
                c -> new CardGiven(
                        c.name(), c.nameKana(), type, c.fields(), c.otherField(), c.areas(), c.corporateNumber()));
    }

    static SubmitGroupRegistration area(SubmitGroupRegistration f, String area) {
        return card(
                f,
                c -> new CardGiven(
                        c.name(),
                        c.nameKana(),
                        c.groupType(),
                        c.fields(),
                        c.otherField(),
                        List.of(AreaCode.of(area)),
                        c.corporateNumber()));
    }

    static SubmitGroupRegistration field(SubmitGroupRegistration f, String field) {
        return card(
                f,
                c -> new CardGiven(
                        c.name(),
                        c.nameKana(),
                        c.groupType(),
                        List.of(ActivityField.of(field)),
                        c.otherField(),
                        c.areas(),
                        c.corporateNumber()));
    }

    static SubmitGroupRegistration named(SubmitGroupRegistration f, String name, String kana) {
        return card(
                f,
                c -> new CardGiven(
                        name,
                        Optional.of(kana),
                        c.groupType(),
                        c.fields(),
                        c.otherField(),
                        c.areas(),
                        c.corporateNumber()));
    }

    static SubmitGroupRegistration withoutBylaws(SubmitGroupRegistration f) {
        return with(f, new Attachments(Optional.empty(), f.attachments().roster()), f.declaration());
    }

    static SubmitGroupRegistration withoutRoster(SubmitGroupRegistration f) {
        return with(f, new Attachments(f.attachments().bylaws(), Optional.empty()), f.declaration());
    }

    static SubmitGroupRegistration withoutRepresentative(SubmitGroupRegistration f) {
        return new SubmitGroupRegistration(
                f.card(),
                f.particulars(),
                f.structure(),
                Optional.empty(),
                f.contact(),
                f.attachments(),
                f.declaration(),
                f.publicationConsent());
    }

    static SubmitGroupRegistration reachedBy(SubmitGroupRegistration f, Contact contact) {
        return new SubmitGroupRegistration(
                f.card(),
                f.particulars(),
                f.structure(),
                f.representative(),
                contact,
                f.attachments(),
                f.declaration(),
                f.publicationConsent());
    }

    static SubmitGroupRegistration declaring(SubmitGroupRegistration f, UnaryOperator<ExclusionDeclaration> change) {
        return with(f, f.attachments(), change.apply(f.declaration()));
    }

    static SubmitGroupRegistration particulars(SubmitGroupRegistration f, UnaryOperator<Particulars> change) {
        return new SubmitGroupRegistration(
                f.card(),
                change.apply(f.particulars()),
                f.structure(),
                f.representative(),
                f.contact(),
                f.attachments(),
                f.declaration(),
                f.publicationConsent());
    }

    static SubmitGroupRegistration card(SubmitGroupRegistration f, UnaryOperator<CardGiven> change) {
        return new SubmitGroupRegistration(
                change.apply(f.card()),
                f.particulars(),
                f.structure(),
                f.representative(),
                f.contact(),
                f.attachments(),
                f.declaration(),
                f.publicationConsent());
    }

    private static SubmitGroupRegistration with(
            SubmitGroupRegistration f, Attachments attachments, ExclusionDeclaration declaration) {
        return new SubmitGroupRegistration(
                f.card(),
                f.particulars(),
                f.structure(),
                f.representative(),
                f.contact(),
                attachments,
                declaration,
                f.publicationConsent());
    }
}
