package org.kyodo.registry;

import java.util.UUID;
import java.util.stream.Collectors;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.presets.Presets;

/** Groups that are registered, for tests of what groups do afterwards. */
public final class RegisteredGroups {
    private static final Presets PRESETS = Presets.load();

    private final Platform platform;
    private final String municipality;
    private final String area;

    /** @param area one of the municipality's */
    public RegisteredGroups(Platform platform, String municipality, String area) {
        this.platform = platform;
        this.municipality = municipality;
        this.area = area;
    }

    /** The registrar found every criterion of the municipality met. */
    private String foundMet() {
        return PRESETS.of(MunicipalityCode.of(municipality)).registration().criteria().stream()
                .map(criterion -> "{\"criterion\": \"%s\", \"met\": true}".formatted(criterion.rule()))
                .collect(Collectors.joining(",", "{\"findings\": [", "]}"));
    }

    /** A group and the account that acts for it. */
    public record Registered(String id, String account, Session session) {}

    /** One of this type, which the office has registered. */
    public Registered register(String type) {
        return register(type, "acct-" + UUID.randomUUID());
    }

    /** The same for this account. */
    public Registered register(String type, String account) {
        Session group = platform.as(account, municipality, null, Role.GROUP);
        Session office = platform.as("acct-registrar", municipality, "collaboration-office", Role.STAFF);
        String id = group.post("/api/v1/groups", "").expect(201).id();
        group.post(
                        "/api/v1/groups/" + id + "/submission",
                        form(
                                type,
                                "つどいの会 " + account,
                                group.uploaded("規約.pdf", "application/pdf", TakenDocuments.PDF),
                                group.uploaded("名簿.pdf", "application/pdf", TakenDocuments.PDF)))
                .expect(200);
        office.post("/api/v1/groups/" + id + "/review", "").expect(200);
        office.post("/api/v1/groups/" + id + "/registration", foundMet()).expect(200);
        return new Registered(id, account, group);
    }

    /** The form of whatever track: what another track asks for besides is there too. */
    private String form(String type, String name, String bylaws, String roster) {
        return """
                {"card": {"name": "%1$s", "nameKana": "ツドイノカイ %1$s", "groupType": "%2$s",
                    "fields": ["COMMUNITY_BUILDING"], "areas": ["%3$s"]},
                 "particulars": {"foundedOn": "2015-06-01", "members": 12, "households": 64, "membershipOpen": true,
                    "purpose": "人と人がつどう場をつくる。", "activities": "月に一度の集まり", "offers": "会場の貸出"},
                 "structure": {"memberGroups": [], "otherMembers": ["本町自治会", "婦人会"], "subcommittees": ["防災部会"]},
                 "representative": {"name": "藤井久美子", "nameKana": "フジイクミコ", "title": "代表"},
                 "contact": {"address": "一丁目1番1号", "phone": "083-000-0000", "email": "fujii@tsudoi.example"},
                 "attachments": {"bylaws": %4$s, "roster": %5$s},
                 "declaration": {"organizedCrime": false, "religion": false, "politics": false, "election": false,
                    "membersOnly": false, "signed": true},
                 "publicationConsent": {"representative": false, "contactName": false, "address": false, "phone": false,
                    "email": false}}
                """.formatted(name, type, area, bylaws, roster);
    }
}
