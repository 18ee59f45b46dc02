# review: draft
# The value says the plural of politeness, .casual says εσύ. Names stand in a known vocative alone; a woman's surname has the form of her nominative.
# No article stands before a brand or a day, whose gender may differ: "έως Τετάρτη" is right for all seven. The hour is that of 24 hours, behind "ώρα".

salutation = { $name ->
        [none] Γεια σας
       *[other] { $gender ->
            [female] { PERSON($name, form: "surname") ->
                [none] { PERSON($name, form: "given_vocative") ->
                    [none] Γεια σας
                   *[other] Γεια σας, { PERSON($name, form: "given_vocative") }
                }
               *[other] Αγαπητή κυρία { PERSON($name, form: "surname_vocative") }
            }
            [male] { PERSON($name, form: "surname_vocative") ->
                [none] { PERSON($name, form: "given_vocative") ->
                    [none] Γεια σας
                   *[other] Γεια σας, { PERSON($name, form: "given_vocative") }
                }
               *[other] Αγαπητέ κύριε { PERSON($name, form: "surname_vocative") }
            }
           *[unknown] { PERSON($name, form: "given_vocative") ->
                [none] Γεια σας
               *[other] Γεια σας, { PERSON($name, form: "given_vocative") }
            }
        }
    },
    .casual = Γεια σου{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given_vocative") }
        }
    }!

opening = { $brand ->
        [none] Ευχαριστούμε που επικοινωνήσατε μαζί μας.
       *[other] Ευχαριστούμε που επικοινωνήσατε με την ομάδα { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Ονομάζομαι { $agent_name } και έχω αναλάβει το αίτημά σας.
    }
    .casual = { $brand ->
        [none] Ευχαριστούμε που μας έγραψες.
       *[other] Ευχαριστούμε που έγραψες στην ομάδα { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Με λένε { $agent_name } και ασχολούμαι με το αίτημά σου.
    }

empathy = { $concern ->
        [late] Κατανοούμε πόσο δυσάρεστο είναι να περιμένει κανείς ένα δέμα.
        [lost] Κατανοούμε πόσο ανησυχητικό είναι να μην ξέρει κανείς πού βρίσκεται ένα δέμα.
        [damaged] Κατανοούμε πόσο απογοητευτικό είναι όταν ένα προϊόν δεν είναι όπως θα έπρεπε.
        [wrong_item] Κατανοούμε πόσο ενοχλητικό είναι όταν φτάνει άλλο προϊόν από αυτό της παραγγελίας.
        [refund] Κατανοούμε πόσο δυσάρεστο είναι να περιμένει κανείς μια επιστροφή χρημάτων.
        [payment] Κατανοούμε πόσο ανησυχητικό είναι ένα πρόβλημα με μια πληρωμή.
        [customs] Κατανοούμε πόση ταλαιπωρία σημαίνουν τα ζητήματα του τελωνείου.
       *[other] Κατανοούμε ότι το θέμα αυτό είναι σημαντικό για εσάς.
    }
    .casual = { $concern ->
        [late] Ξέρουμε πόσο δυσάρεστο είναι να περιμένει κανείς ένα δέμα.
        [lost] Καταλαβαίνουμε πόσο ανησυχητικό είναι να μην ξέρει κανείς πού βρίσκεται ένα δέμα.
        [damaged] Ξέρουμε πόσο απογοητευτικό είναι όταν ένα προϊόν δεν είναι όπως θα έπρεπε.
        [wrong_item] Ξέρουμε πόσο ενοχλητικό είναι όταν φτάνει άλλο προϊόν από αυτό της παραγγελίας.
        [refund] Ξέρουμε πόσο δυσάρεστο είναι να περιμένει κανείς μια επιστροφή χρημάτων.
        [payment] Ξέρουμε πόσο ανησυχητικό είναι ένα πρόβλημα με μια πληρωμή.
        [customs] Ξέρουμε πόση ταλαιπωρία σημαίνουν τα ζητήματα του τελωνείου.
       *[other] Ξέρουμε ότι αυτό είναι σημαντικό για σένα.
    }

apology = { $level ->
        [regret] Λυπούμαστε για ό,τι συνέβη.
        [sincere] Σας ζητούμε ειλικρινά συγγνώμη. Η επίλυση του προβλήματος είναι δική μας ευθύνη.
       *[apology] Σας ζητούμε συγγνώμη για την ταλαιπωρία.
    }
    .casual = { $level ->
        [regret] Λυπούμαστε γι’ αυτό.
        [sincere] Σου ζητάμε ειλικρινά συγγνώμη. Είναι δική μας ευθύνη να το λύσουμε.
       *[apology] Συγγνώμη για την ταλαιπωρία.
    }

cushion = { $before ->
        [refusal] Θα θέλαμε να μπορούσαμε να σας δώσουμε διαφορετική απάντηση.
       *[request] Θα θέλαμε τη βοήθειά σας σε ένα σημείο.
    }
    .casual = { $before ->
        [refusal] Θα θέλαμε να μπορούσαμε να σου δώσουμε άλλη απάντηση.
       *[request] Χρειαζόμαστε τη βοήθειά σου σε κάτι.
    }

restate = Έχουμε κατανοήσει το αίτημά σας ως εξής: «{ $summary }».
    .casual = Έτσι καταλάβαμε το αίτημά σου: «{ $summary }».

ack = Λάβαμε το μήνυμά σας{ $topic ->
        [none] {""}
       *[other] {" "}με θέμα «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(αριθμός: { $ref })
    }.
    .casual = Πήραμε το μήνυμά σου{ $topic ->
        [none] {""}
       *[other] {" "}με θέμα «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(αριθμός: { $ref })
    }.

expected_reply_within = Θα λάβετε την απάντησή μας το αργότερο σε { DURATION($within) }.
    .casual = Θα έχεις την απάντησή μας το αργότερο σε { DURATION($within) }.

expected_reply = Θα λάβετε την απάντησή μας έως { DATE($due_at) }, ώρα { TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ζώνη ώρας: { $tz_label })
    }.
    .casual = Θα έχεις την απάντησή μας έως { DATE($due_at) }, ώρα { TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ζώνη ώρας: { $tz_label })
    }.

out_of_hours = Η εξυπηρέτηση πελατών είναι αυτή τη στιγμή κλειστή. Θα είμαστε ξανά στη διάθεσή σας από { DATE($opens_at) }, ώρα { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ζώνη ώρας: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Ώρες λειτουργίας: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Για επείγοντα θέματα μπορείτε να επικοινωνήσετε μαζί μας εδώ: { $urgent_route }.
    }
    .casual = Αυτή τη στιγμή είμαστε κλειστά. Θα είμαστε ξανά εδώ από { DATE($opens_at) }, ώρα { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ζώνη ώρας: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Ώρες λειτουργίας: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Αν είναι επείγον, θα μας βρεις εδώ: { $urgent_route }.
    }

holiday_notice = Λόγω αργίας{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } η εξυπηρέτηση πελατών είναι κλειστή: { LIST($dates) }. Θα είμαστε ξανά στη διάθεσή σας από { DATE($opens_at) }, ώρα { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ζώνη ώρας: { $tz_label })
    }.
    .casual = Έχουμε αργία{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } και είμαστε κλειστά: { LIST($dates) }. Θα είμαστε ξανά εδώ από { DATE($opens_at) }, ώρα { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ζώνη ώρας: { $tz_label })
    }.

stop_confirmed = { $brand }: Δεν θα λαμβάνετε πλέον { $scope ->
        [none] μηνύματα
        [marketing] διαφημίσεις
       *[other] μηνύματα
    } από εμάς.{ $contact ->
        [none] {""}
       *[other] {" "}Επικοινωνία: { $contact }
    }
    .casual = { $brand }: Δεν θα σου στέλνουμε πια { $scope ->
        [none] μηνύματα
        [marketing] διαφημίσεις
       *[other] μηνύματα
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Επικοινωνία: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = περιγραφή του αιτήματος σε κείμενο
-word-order_number = αριθμός παραγγελίας

need_info = Για να προχωρήσουμε με το αίτημά σας, χρειαζόμαστε τα εξής: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Λόγος: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Παρακαλούμε να απαντήσετε έως { DATE($deadline) }, ώρα { TIME($deadline, pattern: "HH:mm") }.
    }
    .casual = Για να σε βοηθήσουμε, χρειαζόμαστε μόνο τα εξής: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Λόγος: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Απάντησέ μας έως { DATE($deadline) }, ώρα { TIME($deadline, pattern: "HH:mm") }.
    }

feast_greeting = { $feast ->
        [new_year] Σας ευχόμαστε καλή χρονιά.
        [christmas] Σας ευχόμαστε καλά Χριστούγεννα.
        [easter] Σας ευχόμαστε καλό Πάσχα.
        [orthodox_easter] Σας ευχόμαστε καλό Πάσχα.
        [carnival] Σας ευχόμαστε καλές Απόκριες.
        [day_of_the_dead] {""}
        [ramadan] Σας ευχόμαστε ευλογημένο Ραμαζάνι.
       *[other] Σας ευχόμαστε χρόνια πολλά.
    }
    .casual = { $feast ->
        [new_year] Σου ευχόμαστε καλή χρονιά!
        [christmas] Σου ευχόμαστε καλά Χριστούγεννα!
        [easter] Σου ευχόμαστε καλό Πάσχα!
        [orthodox_easter] Σου ευχόμαστε καλό Πάσχα!
        [carnival] Σου ευχόμαστε καλές Απόκριες!
        [day_of_the_dead] {""}
        [ramadan] Σου ευχόμαστε ευλογημένο Ραμαζάνι.
       *[other] Σου ευχόμαστε χρόνια πολλά!
    }

signature =
    Με εκτίμηση,
    { $agent_name ->
        [none] Εξυπηρέτηση πελατών { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Εξυπηρέτηση πελατών { $brand }
    }
    .casual =
    Φιλικά,
    { $agent_name ->
        [none] Η ομάδα { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, ομάδα { $brand }
    }
