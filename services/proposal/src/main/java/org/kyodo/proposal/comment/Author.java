package org.kyodo.proposal.comment;

import java.util.Optional;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;

/** Whose opinion it is 意見の提出者: a group's, that of an account, or of whoever brought it on paper, by the reference given. */
record Author(String of) {
    static Author of(Optional<GroupId> group, Envelope.Author author) {
        return group.map(Author::of).orElseGet(() -> of(author));
    }

    static Author of(GroupId group) {
        return new Author("group:" + group);
    }

    static Author of(AccountRef account) {
        return new Author("account:" + account);
    }

    static Author of(Envelope.Author author) {
        return new Author("account:" + author.onBehalfOf().orElse(author.ref()));
    }
}
