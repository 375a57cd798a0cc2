package org.kyodo.registry.group;

import java.util.UUID;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.kit.Platform;
import tools.jackson.databind.node.ObjectNode;

/** Groups in the register, for the tests of other aggregates. */
public final class RegisteredGroups {
    private static final String YAMAGUCHI = "352039";

    private RegisteredGroups() {}

    /** Registers one of this type by HTTP, for the account. @return its id */
    public static String registered(Platform platform, String account, GroupType type) {
        Platform.Session group = platform.as(account, YAMAGUCHI, null, Role.GROUP);
        Platform.Session office = platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
        String id = group.post("/api/v1/groups", "").expect(201).id();
        ObjectNode form = Json.TOLERANT.valueToTree(Forms.type(Forms.fireflies(), type));
        ((ObjectNode) form.path("profile")).put("name", "試験の会 " + UUID.randomUUID());
        group.post("/api/v1/groups/" + id + "/submission", withDocuments(form, group))
                .expect(200);
        office.post("/api/v1/groups/" + id + "/review", "").expect(200);
        office.post("/api/v1/groups/" + id + "/registration", "").expect(200);
        return id;
    }

    private static String withDocuments(ObjectNode form, Platform.Session group) {
        String bylaws = group.uploaded("規約.pdf", "application/pdf", Forms.pdf("規約"));
        ((ObjectNode) form.path("attachments")).remove("roster");
        ((ObjectNode) form.path("attachments")).set("bylaws", Json.TOLERANT.readTree(bylaws));
        return form.toString();
    }
}
