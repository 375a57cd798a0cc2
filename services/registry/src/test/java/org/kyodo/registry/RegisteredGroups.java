package org.kyodo.registry;

import java.util.UUID;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.TakenDocuments;

/** Groups that are registered, for tests of what groups do afterwards. */
public final class RegisteredGroups {
    private final Platform platform;
    private final String municipality;
    private final String area;

    /** @param area one of the municipality's */
    public RegisteredGroups(Platform platform, String municipality, String area) {
        this.platform = platform;
        this.municipality = municipality;
        this.area = area;
    }

    /** A group and the account that acts for it. */
    public record Registered(String id, String account, Session session) {}

    /** One of this type, which the office has registered. */
    public Registered register(String type) {
        String account = "acct-" + UUID.randomUUID();
        Session group = platform.as(account, municipality, null, Role.GROUP);
        Session office = platform.as("acct-registrar", municipality, "collaboration-office", Role.STAFF);
        String id = group.post("/api/v1/groups", "").expect(201).id();
        group.post(
                        "/api/v1/groups/" + id + "/submission",
                        form(type, "つどいの会 " + account, group.uploaded("規約.pdf", "application/pdf", TakenDocuments.PDF)))
                .expect(200);
        office.post("/api/v1/groups/" + id + "/review", "").expect(200);
        office.post("/api/v1/groups/" + id + "/registration", "").expect(200);
        return new Registered(id, account, group);
    }

    private String form(String type, String name, String bylaws) {
        return """
                {"profile": {"name": "%s", "nameKana": "ツドイノカイ", "groupType": "%s",
                    "fields": ["COMMUNITY_BUILDING"], "areas": ["%s"], "memberCount": 12},
                 "particulars": {"foundedOn": "2015-06-01", "membershipOpen": true,
                    "purpose": "人と人がつどう場をつくる。", "activities": "月に一度の集まり"},
                 "representative": {"name": "藤井久美子", "nameKana": "フジイクミコ", "title": "代表"},
                 "contact": {"address": "一丁目1番1号", "phone": "083-000-0000", "email": "fujii@tsudoi.example"},
                 "attachments": {"bylaws": %s},
                 "declaration": {"organizedCrime": false, "religion": false, "politics": false, "election": false,
                    "membersOnly": false, "signed": true},
                 "publicationConsent": {"representative": false, "contactName": false, "address": false, "phone": false,
                    "email": false}}
                """.formatted(name, type, area, bylaws);
    }
}
