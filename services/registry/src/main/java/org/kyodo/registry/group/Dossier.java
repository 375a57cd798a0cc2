package org.kyodo.registry.group;

import java.util.List;
import org.kyodo.registry.person.Sealed;

/**
 * What a group handed in and no event tells 申請書類.
 *
 * @param representative a {@link Representative}
 * @param contact a {@link Contact}
 * @param claims what no other group may have too; the name and representative as a keyed hash
 */
record Dossier(
        Particulars particulars,
        Attachments attachments,
        ExclusionDeclaration declaration,
        PublicationConsent publicationConsent,
        Sealed representative,
        Sealed contact,
        List<String> claims) {}
