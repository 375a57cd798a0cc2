package org.kyodo.identity;

import java.util.List;

/**
 * A demo account.
 *
 * @param municipality the code of the municipality that bounds all it can see
 * @param name unique within the municipality
 * @param roles what it may be there
 * @param department the code of its section (所属), always for staff; of the base (拠点) whose desk it is; otherwise none
 */
record Account(String municipality, String name, List<Role> roles, String department) {

    Account {
        if (department == null
                ? roles.contains(Role.STAFF)
                : !roles.contains(Role.STAFF) && !roles.contains(Role.DESK)) {
            throw new IllegalArgumentException("account " + municipality + "-" + name + ": department " + department
                    + " (expected: one for staff, one or none for desks, none for others)");
        }
    }

    /** By which it asks for a token. */
    String clientId() {
        return municipality + "-" + name;
    }

    /** By which tokens, and so events, refer to it: it tells nothing about a person. */
    String subject() {
        return "acct-" + clientId();
    }

    List<String> roleClaims() {
        return roles.stream().map(Role::claim).toList();
    }
}
