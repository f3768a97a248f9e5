"""Make `lexicons/first_names.txt` and `lexicons/common_words.txt`.

Given names: those of the MIT-licensed PyPI package faker, in Latin script or romanised here, and the list below.
Common words: the lower-case words of SCOWL as Debian's wamerican-small and wamerican give them (paths as arguments);
the small list whole, of the larger one only words that the small one lacks an inflected form of.

    python scripts/make_word_lists.py american-english-small american-english
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "incursion_facts" / "lexicons"

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "u",
}  # fmt: skip
UKRAINIAN = CYRILLIC | {"г": "h", "и": "y", "ю": "iu", "я": "ia"}

MORE = """
Abdallah Abdel Abdelaziz Abdelkader Abdi Abdirahman Abdoulaye Abdul Abdulkadir Abdullah Abdullahi Abdulrahman Abu Adam Adama
Adel Adil Adnan Afif Agnes Ahmad Ahmadou Ahmed Aisha Akbar Akhtar Akmal Ala Alaa Alassane Alhaji Ali Alioune Aliyu Allan
Alpha Amadou Aman Amara Amina Aminata Amir Ammar Amr Anas Anwar Arif Arman Arsen Arslan Artem Artyom Asad Ashraf Asif Aslan
Assimi Aung Awad Ayatollah Ayman Aziz Azam Babak Bahram Bakr Bashar Bashir Basil Bassam Behrouz Benazir Benjamin Besik
Bilal Binyamin Boris Boubacar Bola Brahim Burhan Chaudhry Cheikh Chinedu Chol Dae Daniyar Daoud Dariush Dawood Dawit Deng
Denys Dhia Diab Djibril Dmitri Dmitriy Dmitry Dmytro Ebrahim Ehud Ekaterina Elias Emeka Emmanuel Enver Ernesto Esmail
Evgeny Ezzedine Fadel Fadi Fahad Faisal Faiz Fakhri Farah Farhad Farid Farooq Fatima Fatou Fatoumata Fawzi Fayez Felix Fethi
Firas Fuad Gamal Garang Gebre Geidar Georgy Gennady Ghassan Ghulam Grigory Guillermo Gulbuddin Habib Hadi Haider Haitham
Hakim Haji Hamad Hamdi Hamed Hamid Hamza Hanan Haroon Hasan Hashim Hassan Hatem Haydar Hayder Hazem Hekmat Hiba Hisham
Hossein Houssein Huda Hussain Hussam Hussein Ibrahim Ibrahima Idriss Idris Igor Ihor Ikram Ilham Ilya Imad Imran Inna Iqbal
Irfan Isa Isaias Ismael Ismail Issa Issoufou Iyad Jafar Jalal Jaber Jamal Jamil Jamila Javad Javed Jawad Jihad Jin Jomo
Joon Jorge Juma Kamal Kamran Karim Kassim Kavita Kemal Khaled Khalid Khalifa Khalil Khamis Kiir Kim Kofi Kwame Kyaw Laila Lakshmi
Laurent Layla Leila Liaquat Ling Liu Luis Maha Mahamat Mahdi Mahmood Mahmoud Mahmud Mahrang Majid Maksym Malik Mamadou Mansour
Manuel Maqbool Marwan Maryam Masood Massoud Maung Medhi Mehdi Mehmet Mikhail Mila Min Ming Miran Mirza Mohamad Mohamed
Mohammad Mohammed Mohamud Mohsen Moktar Moussa Muammar Muhammad Muhammadu Muhannad Mujahid Mukhtar Munir Murad Musa Mustafa
Mustapha Mykhailo Mykola Mykyta Nabil Nabih Nader Nadia Naftali Naji Najib Naseer Nasrallah Nasser Nawaf Nawaz Nayef Nazar
Ngozi Nguyen Nizar Noor Nouri Nur Oleh Oleksandr Oleksandra Oleksiy Oleksii Olena Olha Omar Omer Osama Osman Oumar Ousmane
Parviz Paul Pavlo Pervez Petro Pyotr Qais Qasem Qasim Rached Rafiq Rafael Rahim Rahul Raila Rajesh Ramzan Ramzi Rania Raqib
Rashid Rauf Raza Reem Reza Riad Riek Rifat Riyad Rostam Roza Ruhollah Rustam Saad Saadia Saba Sabri Sadiq Saeed Safwat
Said Saif Sajjad Salah Salam Saleh Salem Salim Salman Salva Sami Samir Samira Sanjay Sardar Sayed Sayyid Selim Semyon
Serhii Serhiy Shahbaz Shafiq Shahid Sharif Shehbaz Sheikh Sherif Shimon Shlomo Sidi Siddiq Soe Soumaila Stanislav Subhash Suleiman
Sunil Svetlana Syed Taha Tahir Talal Tamar Tamim Tareq Tariq Tarek Tedros Than Thaksin Thein Thura Tigran Tomislav Tsai
Tun Umar Usman Uthman Vadym Valeriy Valery Vasyl Vasily Viacheslav Viktor Vitali Vitaliy Vladimir Vladislav Vladyslav
Volodymyr Vyacheslav Wael Wahid Walid Waleed Win Xi Yahya Yair Yaser Yasir Yasser Yasin Yevgeny Yevgeniy Yevhen Yitzhak
Yoav Yoweri Yulia Yuliia Yuri Yuriy Yurii Yusef Yusuf Zafar Zahid Zaid Zakaria Zalmay Zaw Zeinab Ziad Zin Zine Zoran Zubair
Abiy Achiraf Afwerki Alberto Alfredo Alvaro Arturo Augusto Camilo Carlos Cesar Cesare Diosdado Edgardo Efrain Enrique Evaristo
Gonzalo Gustavo Hernan Hugo Ignacio Jaime Javier Jesus Joaquin Jose Juan Julio Leonel Lorenzo Marcelo Mauricio Maximiliano
Napoleon Nayib Nicolas Omar Oscar Osvaldo Pablo Pedro Rafael Ramiro Ramon Raul Ricardo Rigoberto Roberto Rodolfo Rodrigo
Rogelio Ruben Salvador Santiago Sergio Vicente Vinicio Violeta
"""


def faker_names() -> set[str]:
    """Given names of all of faker's locales in Latin letters."""
    import faker.providers.person as person

    names: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        table = UKRAINIAN if module.name.startswith("uk") else CYRILLIC
        for attribute in dir(provider):
            if (
                "first" in attribute
                and "name" in attribute
                and isinstance(getattr(provider, attribute), (tuple, list, set, dict))
            ):
                for entry in getattr(provider, attribute):
                    for name in entry if isinstance(entry, tuple) else (entry,):
                        names.update(romanised(str(name), table))
    return names


def romanised(name: str, table: dict[str, str]) -> set[str]:
    """A name in plain Latin letters, with the usual ways to write a Cyrillic ending; empty for other scripts."""
    lower = name.lower()
    if any(letter in table for letter in lower):
        plain = "".join(table.get(letter, letter) for letter in lower)
        forms = {plain}
        if plain.endswith("ii") or plain.endswith("yi"):
            forms |= {plain[:-2] + "y", plain[:-2] + "iy"}
        if plain.endswith("iia"):
            forms.add(plain[:-3] + "ia")
        forms |= {form.replace("ks", "x") for form in forms if "ks" in form}
        forms |= {form.replace("ei", "ey") for form in forms if form.endswith("ei")}
        return {form.capitalize() for form in forms if form.isascii() and form.isalpha()}
    stripped = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {
        n
        for n in (name, stripped)
        if n.isalpha()
        and n[:1].isupper()
        and len(n) > 1
        and n.replace("ı", "i").isascii()
        or n == name
        and n.isalpha()
        and n[:1].isupper()
        and "LATIN" in unicodedata.name(n[0])
    }


def main() -> None:
    """Write both lists."""
    small = {w for w in Path(sys.argv[1]).read_text(encoding="utf-8").split() if w.isalpha() and w.islower()}
    large = {w for w in Path(sys.argv[2]).read_text(encoding="utf-8").split() if w.isalpha() and w.islower()}
    names = faker_names() | set(MORE.split())
    names = {name for name in names if 2 <= len(name) <= 14 and name[1:].islower()}
    common = {word for word in small | large if len(word) > 1 and word.isascii()}
    (TARGET / "common_words.txt").write_text("\n".join(sorted(common)) + "\n", encoding="utf-8")
    (TARGET / "first_names.txt").write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
    print(
        len(common), "words,", len(names), "names,", sum(n.lower() in common for n in names), "of them words"
    )


if __name__ == "__main__":
    main()
