package org.lerexchange.issuer.catalogue;

import java.util.Set;

/** Open Badges 3.0, AchievementType: one of the enumeration, or an extension that begins with {@code ext:}. */
public record AchievementType(String value) {

    private static final Set<String> KNOWN = Set.of(
            "Achievement",
            "ApprenticeshipCertificate",
            "Assessment",
            "Assignment",
            "AssociateDegree",
            "Award",
            "Badge",
            "BachelorDegree",
            "Certificate",
            "CertificateOfCompletion",
            "Certification",
            "CommunityService",
            "Competency",
            "Course",
            "CoCurricular",
            "Degree",
            "Diploma",
            "DoctoralDegree",
            "Fieldwork",
            "GeneralEducationDevelopment",
            "JourneymanCertificate",
            "LearningProgram",
            "License",
            "Membership",
            "ProfessionalDoctorate",
            "QualityAssuranceCredential",
            "MasterCertificate",
            "MasterDegree",
            "MicroCredential",
            "ResearchDoctorate",
            "SecondarySchoolDiploma");

    /** A position held: the employer is the issuer, the position is the name. */
    public static final AchievementType EMPLOYMENT = new AchievementType("ext:Employment");

    public AchievementType {
        if (!KNOWN.contains(value) && !(value.startsWith("ext:") && value.length() > 4)) {
            throw new IllegalArgumentException(
                    "expected an Open Badges AchievementType or ext:…, but " + value + " came");
        }
    }
}
