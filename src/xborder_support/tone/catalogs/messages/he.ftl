# review: draft
# Hebrew has no polite form, but its second person has a gender. The value names nobody: passive, nouns, infinitives. .casual says the plural, as shops do.
# The whole name is greeted, so that nobody becomes Mr or Ms; these stand with a surname alone, and only by declared gender.
# The agent has no gender either: "בטיפולי", no verb. ב is written to the date of CLDR, which begins with "יום".

salutation = { $name ->
        [none] { $day_part ->
            [morning] בוקר טוב
            [evening] ערב טוב
           *[any] שלום רב
        }
       *[other] { $day_part ->
            [morning] בוקר טוב
            [evening] ערב טוב
           *[any] שלום
        }{ PERSON($name, form: "given") ->
            [none] { $gender ->
                [female] {" "}לגב׳ { PERSON($name, form: "surname") }
                [male] {" "}למר { PERSON($name, form: "surname") }
               *[unknown] {""}
            }
           *[other] {" "}{ PERSON($name) }
        }
    },
    .casual = { $day_part ->
        [morning] בוקר טוב
        [evening] ערב טוב
       *[any] היי
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] שמי { $agent_name }, והפנייה נמצאת בטיפולי.
        }
       *[other] { $agent_name ->
            [none] כאן שירות הלקוחות של { $brand }.
           *[other] כאן שירות הלקוחות של { $brand }. שמי { $agent_name }, והפנייה נמצאת בטיפולי.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] כאן { $agent_name }, והפנייה שלכם בטיפולי.
        }
       *[other] { $agent_name ->
            [none] כאן צוות { $brand }.
           *[other] כאן { $agent_name } מצוות { $brand }, והפנייה שלכם בטיפולי.
        }
    }

empathy = { $concern ->
        [late] אנו מבינים את הדאגה בנוגע למשלוח.
        [lost] אנו מבינים את הדאגה בנוגע לחבילה.
        [damaged] אנו מבינים את הדאגה בנוגע למוצר.
        [wrong_item] אנו מבינים את הדאגה בנוגע למוצר שהוזמן.
        [refund] אנו מבינים את הרצון לדעת מה מצב ההחזר הכספי.
        [payment] אנו מבינים את הדאגה בנוגע לתשלום.
        [customs] אנו מבינים את הדאגה בנוגע לענייני המכס.
       *[other] אנו מבינים את חשיבות העניין.
    }
    .casual = { $concern ->
        [late] אנחנו מבינים שעניין המשלוח מטריד אתכם.
        [lost] אנחנו מבינים שעניין החבילה מטריד אתכם.
        [damaged] אנחנו מבינים שעניין המוצר מטריד אתכם.
        [wrong_item] אנחנו מבינים שעניין המוצר שהזמנתם מטריד אתכם.
        [refund] אנחנו מבינים שחשוב לכם לדעת מה קורה עם ההחזר הכספי.
        [payment] אנחנו מבינים שעניין התשלום מטריד אתכם.
        [customs] אנחנו מבינים שעניין המכס מטריד אתכם.
       *[other] אנחנו מבינים שזה חשוב לכם.
    }

apology = { $level ->
        [regret] צר לנו על המקרה.
        [sincere] אנו מביעים התנצלות כנה על מה שקרה.
       *[apology] אנו מתנצלים על אי־הנוחות.
    }
    .casual = { $level ->
        [regret] צר לנו שזה קרה.
        [sincere] אנחנו מתנצלים בפניכם מכל הלב על מה שקרה.
       *[apology] אנחנו מתנצלים על הטרחה.
    }

cushion = { $before ->
        [refusal] היינו שמחים לתת תשובה אחרת.
       *[request] נודה על עזרה בנושא אחד.
    }
    .casual = { $before ->
        [refusal] היינו שמחים לתת לכם תשובה אחרת.
       *[request] אנחנו צריכים את העזרה שלכם בדבר אחד.
    }

restate = כך הבנו את הפנייה: "{ $summary }".
    .casual = כך הבנו אתכם: "{ $summary }".

ack = תודה על הפנייה{ $topic ->
        [none] {""}
       *[other] {" "}בנושא "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(אסמכתה: { $ref })
    }. היא התקבלה אצלנו.
    .casual = קיבלנו את ההודעה שלכם{ $topic ->
        [none] {""}
       *[other] {" "}בנושא "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(אסמכתה: { $ref })
    }. תודה שכתבתם!

expected_reply_within = תשובתנו תישלח בתוך { DURATION($within) }.
    .casual = נענה לכם בתוך { DURATION($within) }.

expected_reply = תשובתנו תישלח עד { DATE($due_at) }, בשעה { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(לפי שעון { $tz_label })
    }.
    .casual = נענה לכם עד { DATE($due_at) }, בשעה { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(לפי שעון { $tz_label })
    }.

out_of_hours = שירות הלקוחות סגור כעת. נחזור לפעילות ב{ DATE($opens_at) }, בשעה { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(לפי שעון { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}שעות הפעילות: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}במקרים דחופים ניתן ליצור קשר כאן: { $urgent_route }.
    }
    .casual = אנחנו סגורים כרגע. נחזור לפעילות ב{ DATE($opens_at) }, בשעה { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(לפי שעון { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}אנחנו כאן: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}אם זה דחוף לכם, אפשר להשיג אותנו כאן: { $urgent_route }.
    }

holiday_notice = לרגל { $holiday_name ->
        [none] החג
       *[other] { $holiday_name }
    } שירות הלקוחות סגור: { LIST($dates) }. נחזור לפעילות ב{ DATE($opens_at) }, בשעה { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(לפי שעון { $tz_label })
    }.
    .casual = אנחנו סגורים לרגל { $holiday_name ->
        [none] החג
       *[other] { $holiday_name }
    }: { LIST($dates) }. נחזור לפעילות ב{ DATE($opens_at) }, בשעה { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(לפי שעון { $tz_label })
    }.

stop_confirmed = הודעה מאת { $brand }: לא יישלחו עוד { $scope ->
        [none] הודעות
        [marketing] פרסומות
       *[other] הודעות
    } מאיתנו.{ $contact ->
        [none] {""}
       *[other] {" "}ליצירת קשר: { $contact }
    }
    .casual = הודעה מאת { $brand }: לא נשלח לכם עוד { $scope ->
        [none] הודעות
        [marketing] פרסומות
       *[other] הודעות
    }.{ $contact ->
        [none] {""}
       *[other] {" "}לשאלות: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = תיאור הפנייה בכתב
-word-order_number = מספר ההזמנה

need_info = לטיפול בפנייה נדרשים הפרטים הבאים: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}הסיבה: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}נודה לקבלת תשובה עד { DATE($deadline) }, בשעה { TIME($deadline) }.
    }
    .casual = כדי לעזור לכם אנחנו צריכים: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}הסיבה: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}נשמח לתשובה שלכם עד { DATE($deadline) }, בשעה { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] אנו מאחלים שנה אזרחית טובה.
        [ramadan] אנו מאחלים חודש רמדאן מבורך.
        [eid_al_fitr] אנו מאחלים עיד אל־פיטר שמח.
        [eid_al_adha] אנו מאחלים חג קורבן שמח.
        [christmas] אנו מאחלים חג מולד שמח.
        [easter] אנו מאחלים חג פסחא שמח.
        [orthodox_easter] אנו מאחלים חג פסחא שמח.
        [rosh_hashanah] אנו מאחלים שנה טובה ומתוקה.
        [hanukkah] אנו מאחלים חג חנוכה שמח.
        [day_of_the_dead] {""}
       *[other] אנו מאחלים חג שמח.
    }
    .casual = { $feast ->
        [new_year] שנה אזרחית טובה לכם מכולנו!
        [ramadan] חודש רמדאן מבורך לכם מכולנו!
        [eid_al_fitr] עיד אל־פיטר שמח לכם מכולנו!
        [eid_al_adha] חג קורבן שמח לכם מכולנו!
        [christmas] חג מולד שמח לכם מכולנו!
        [easter] חג פסחא שמח לכם מכולנו!
        [orthodox_easter] חג פסחא שמח לכם מכולנו!
        [rosh_hashanah] שנה טובה ומתוקה לכם מכולנו!
        [hanukkah] חג חנוכה שמח לכם מכולנו!
        [day_of_the_dead] {""}
       *[other] חג שמח לכם מכולנו!
    }

signature =
    בברכה,
    { $agent_name ->
        [none] שירות הלקוחות של { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            שירות הלקוחות של { $brand }
    }
    .casual =
    תודה,
    { $agent_name ->
        [none] צוות { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, צוות { $brand }
    }
