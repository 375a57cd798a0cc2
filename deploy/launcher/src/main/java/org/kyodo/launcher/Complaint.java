package org.kyodo.launcher;

/** Something the user has to know or to do, said in both languages; not a fault of the program. */
final class Complaint extends RuntimeException {
    private final String japanese;

    Complaint(String japanese, String english) {
        super(english);
        this.japanese = japanese;
    }

    String japanese() {
        return japanese;
    }

    String english() {
        return getMessage();
    }
}
